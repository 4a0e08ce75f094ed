import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { kaidu } from '../support/cli.ts';

const PLAN = 'bayingolin/natural-disaster-relief';
const scratch = mkdtempSync(join(tmpdir(), 'kaidu-cli-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const line = (change: object = {}) =>
  JSON.stringify({
    plan: PLAN,
    asOf: '2026-07-01',
    hazard: 'flood',
    reported: {
      dead: 3,
      missing: null,
      relocated: 1200,
      needingAid: 0,
      collapsedRooms: 10,
      severelyDamagedRooms: 20,
    },
    ...change,
  });

test('classify answers each line in the fixed shape', async () => {
  const { code, out } = await kaidu(['classify'], { input: `${line()}\n` });
  expect(code).toBe(0);
  const answer = JSON.parse(out);
  expect(Object.keys(answer)).toEqual(['level', 'basis', 'criteria']);
  expect(answer).toMatchObject({ level: 'IV', basis: 'reported' });
  expect(answer.criteria.map(({ key }: { key: string }) => key)).toEqual([
    'dead-missing',
    'relocated-aid',
    'houses-rooms',
    'houses-households',
    'drought-people',
    'drought-share',
  ]);
  expect(answer.criteria[0]).toEqual({
    key: 'dead-missing',
    cite: '5.4.1(1)',
    basis: 'reported',
    value: 3,
    level: null,
    evaluable: true,
    applicable: true,
    unknown: ['missing'],
    next: { level: 'IV', atLeast: 5, need: 2 },
  });
  expect(answer.criteria[4]).toMatchObject({ applicable: false, next: null });
});

test('classify says which of reported and assessed carries the level', async () => {
  const { out } = await kaidu(['classify'], {
    input: [line({ assessed: { dead: 20 } }), line({ assessed: { dead: 3 } })].join('\n'),
  });
  const [higher, same] = out
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text));
  expect(higher).toMatchObject({ level: 'I', basis: 'assessed' });
  expect(same).toMatchObject({ level: 'IV', basis: 'reported' });
});

test('a bad line gets an error in its place, and the end is 1', async () => {
  const bad = [
    '{',
    line({ hazard: 'tsunami' }),
    line({ reported: { dead: -1 } }),
    line({ asOf: '2025-06-11' }),
  ];
  const { code, out } = await kaidu(['classify'], { input: [...bad, line()].join('\n') });
  const answers = out
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text));
  expect(code).toBe(1);
  expect(answers.map((answer) => answer.error?.code ?? answer.level)).toEqual([
    expect.any(String),
    'hazard.unknown',
    'figure.invalid',
    'plan.not-in-force',
    'IV',
  ]);
});

test('plan show gives the whole plan, plan lint finds no error but the plan’s own inconsistency', async () => {
  const { out } = await kaidu(['plan', 'show', PLAN, '--json']);
  const plan = JSON.parse(out);
  expect(Object.keys(plan)).toEqual(
    expect.arrayContaining([
      'id',
      'effectiveFrom',
      'hash',
      'levels',
      'agencies',
      'divisions',
      'hazards',
      'clocks',
      'unsettled',
    ]),
  );
  expect(plan.levels.map(({ level }: { level: string }) => level)).toEqual(['I', 'II', 'III', 'IV']);
  expect(plan.levels.map(({ measures }: { measures: unknown[] }) => measures.length)).toEqual([
    15, 15, 13, 10,
  ]);
  for (const { criteria, activation, measures } of plan.levels) {
    expect(criteria).toHaveLength(4);
    expect(activation).toMatchObject({
      proposes: 'office',
      decides: expect.any(String),
      cite: expect.any(String),
    });
    for (const { cite, tasks } of measures) {
      expect(cite).toMatch(/^5\.[1-4]\.3\(\d+\)$/);
      expect(tasks.length).toBeGreaterThan(0);
    }
  }
  const lint = await kaidu(['plan', 'lint', PLAN, '--lang', 'en']);
  expect(lint.code).toBe(0);
  expect(lint.out + lint.err).toMatch(/625,?000/);
});

test('replay ends with 1 where an expectation does not hold, and names the place in a bad file', async () => {
  const scenario = fileURLToPath(
    new URL('workflows/scenarios/hail-2012-dead-and-missing.yaml', import.meta.resolve('#root/package.json')),
  );
  const wrong = join(scratch, 'wrong.yaml');
  writeFileSync(wrong, readFileSync(scenario, 'utf8').replace('value: 55', 'value: 56'));
  const { code, out } = await kaidu(['replay', wrong, '--json']);
  expect(code).toBe(1);
  const misses = JSON.parse(out).steps.flatMap(({ misses }: { misses: object[] }) => misses);
  expect(misses).toEqual([{ what: 'dead-missing.value', expected: 56, actual: 55 }]);
  const broken = join(scratch, 'broken.yaml');
  writeFileSync(broken, readFileSync(scenario, 'utf8').replace('hazard: wind-hail', 'hazzard: wind-hail'));
  const refused = await kaidu(['replay', broken]);
  expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/broken\.yaml:\d+:\d+/)]);
}, 30_000);

test('the demonstration ends by itself with every task delivered and acknowledged', async () => {
  const { code, out } = await kaidu(['demo']);
  expect(out).toContain('全部任务已送达并签收');
  expect(code).toBe(0);
}, 90_000);
