import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { kaidu } from '../support/cli.ts';

const scratch = mkdtempSync(join(tmpdir(), 'kaidu-cli-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('a command that was misused ends with 2 and says how it is used', () => {
  test.each([
    [['nonsense']],
    [['plan', 'show']],
    [['replay']],
    [['start', '--role', 'nobody']],
    [['audit', 'verify', '--no-such-option']],
  ])('%j', async (args) => {
    const { code, out, err } = await kaidu(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^error: /);
    expect(err).toContain('Usage: kaidu');
  });

  test('while help that was asked for ends with 0', async () => {
    const { code, out } = await kaidu(['plan', '--help']);
    expect(code).toBe(0);
    expect(out).toContain('Usage: kaidu plan');
  });
});

describe('a failure ends with 1 and two lines', () => {
  test.each([['verify'], ['export']])('audit %s without a record, which it does not make', async (verb) => {
    const folder = join(scratch, 'nowhere');
    const { code, err } = await kaidu(['audit', verb, '--database', `sqlite:${folder}/kaidu.db`]);
    expect(code).toBe(1);
    expect(err.trim().split('\n')).toEqual([
      expect.stringContaining('没有记录'),
      expect.stringContaining('There is no record'),
    ]);
    expect(existsSync(folder)).toBe(false);
  });

  test('a database that was never migrated', async () => {
    const file = join(scratch, 'empty.db');
    writeFileSync(file, '');
    const { code, err } = await kaidu(['audit', 'verify', '--database', `sqlite:${file}`]);
    expect([code, err]).toEqual([1, expect.stringContaining('kaidu migrate')]);
  });

  test('a scenario that runs backwards, with its place', async () => {
    const file = join(scratch, 'backwards.yaml');
    writeFileSync(
      file,
      `title: { zh: 倒, en: back }
sources: [https://example.org/]
mapping: { zh: 无, en: none }
plan: bayingolin/natural-disaster-relief
hazard: flood
start: "2026-07-01T08:00:00+08:00"
steps:
  - at: +2h30m
    log: { title: 洪水, divisions: ["652827"] }
  - at: +PT2H
    propose: { level: IV }
`,
    );
    const { code, err } = await kaidu(['replay', file]);
    expect(code).toBe(1);
    expect(err).toMatch(/backwards\.yaml:10:9 steps\.1\.at: time does not run backwards/);
    expect(err).not.toMatch(/^\s+at /m);
  });

  test('a setting that makes no sense', async () => {
    const { code, err } = await kaidu(['doctor'], { env: { PORT: 'high' } });
    expect([code, err]).toEqual([1, 'PORT: high is not a port\n']);
  });
});
