import { beforeAll, expect, test } from '@jest/globals';
import type { Plan } from '#plan';
import { fixture, NORTHBANK } from '../../../../tests/plan/plans.ts';
import { signBy, spokenPart, whoDecides } from './spoken-decision.ts';

let plan: Plan;
beforeAll(async () => {
  plan = await fixture(NORTHBANK);
});
const spoken = { post: 'cabinet', caller: '王', calledAt: 1000, readBack: true, witness: 'w' };
const officer = { id: 'a', name: '值班员', posts: [{ post: 'duty-officer' }] };

test('the sheet of a spoken decision is due within a day of the call, unless the plan says otherwise', () => {
  expect(signBy(plan, 1000)).toBe(1000 + 24 * 3_600_000);
  const clock = { ...plan.clocks[0]!, key: 'phone-decision-signature', within: 'PT2H' };
  expect(signBy({ ...plan, clocks: [...plan.clocks, clock] }, 1000)).toBe(1000 + 2 * 3_600_000);
});

test('the post that spoke decides; the officer who writes it down lends nothing of his own', () => {
  expect(whoDecides(officer, spoken)).toEqual({ ...officer, posts: [{ post: 'cabinet' }] });
  expect(whoDecides(officer, undefined)).toBe(officer);
});

test('the record keeps who called, when, that it was read back and who witnessed it', () => {
  expect(spokenPart(spoken)).toEqual({ calledAt: 1000, caller: '王', readBack: true, witnessAccount: 'w' });
  expect(spokenPart(undefined)).toBeNull();
});
