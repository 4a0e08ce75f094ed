import { beforeAll, expect, test } from '@jest/globals';
import type { Plan } from '#plan';
import { fixture, NORTHBANK } from '../../../tests/plan/plans.ts';
import { rankOf, requireLevel, titleOf } from './levels.ts';

let plan: Plan;
beforeAll(async () => {
  plan = await fixture(NORTHBANK);
});
const refused = (code: string) => expect.objectContaining({ code });

test('a level that starts a response is given with its activation', () => {
  expect(requireLevel(plan, 'red').activation.decides).toBe('cabinet');
});

test('a level that starts nothing and one that the plan does not have are refused apart', () => {
  expect(() => requireLevel(plan, 'blue')).toThrow(refused('response.starts-nothing'));
  expect(() => requireLevel(plan, 'I')).toThrow(refused('level.unknown'));
  expect(() => requireLevel(plan, 'I')).toThrow(/red, amber, yellow, blue/);
});

test('a smaller rank is graver, and no level ranks below every level', () => {
  const ranks = ['red', 'amber', 'yellow', 'blue', null].map((level) => rankOf(plan, level));
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  expect(new Set(ranks).size).toBe(5);
  expect([titleOf(plan, 'red'), titleOf(plan, null)]).toEqual(['红色响应', '—']);
});
