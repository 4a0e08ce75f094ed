import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { readScenario, replay, scenarioJsonSchema } from '#replay';
import { kaidu } from '../support/cli.ts';

const folder = fileURLToPath(new URL('workflows/scenarios/', import.meta.resolve('#root/package.json')));
const scenarios = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

describe.each(scenarios)('kaidu replay %s', (name) => {
  test('holds, and comes out the same each time', async () => {
    const { code, out, err } = await kaidu(['replay', folder + name, '--json']);
    expect([code, err]).toEqual([0, '']);
    const outcome = JSON.parse(out);
    expect(outcome).toMatchObject({ passed: true, failures: [] });
    expect(Object.keys(outcome)).toEqual(['scenario', 'passed', 'steps', 'failures', 'journalHead']);
    expect((await replay(folder + name)).journalHead).toEqual(outcome.journalHead);
  }, 60_000);

  test('happens while the plan is in force, and says what was moved', () => {
    const { start, mapping } = readScenario(folder + name);
    expect(Date.parse(start)).toBeGreaterThan(Date.parse('2025-06-12T00:00:00+08:00'));
    expect(mapping.zh).toMatch(/2026年/);
  });
});

test('prints its course for people', async () => {
  const { out } = await kaidu(['replay', `${folder}snow-2010-climb.yaml`]);
  expect(out).toMatch(/✓ 2026-01-21 20:45 .*主任电话决定/);
  expect(out).toMatch(/提升级别/);
  expect(out).toMatch(/通过：全部预期成立/);
}, 30_000);

test('scenario.schema.json is what the code says; `kaidu replay --schema` prints it', () => {
  const kept = JSON.parse(readFileSync(`${folder}scenario.schema.json`, 'utf8'));
  expect(kept).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema())));
});
