import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Plan } from '#plan';
import { bayingolin } from '../../../tests/plan/plans.ts';
import { refuseStock, requireExplanation, swingsOf } from './swings.ts';

let plan: Plan;
beforeAll(async () => {
  plan = await bayingolin();
});
const swings = (was: number | null, is: number | null, key = 'relocated') =>
  swingsOf(plan, { [key]: was }, { [key]: is }).length > 0;

describe('a change asks for words', () => {
  test.each([
    ['more than ten times as many', 50, 501, true],
    ['just ten times', 50, 500, false],
    ['ten times of very few', 5, 99, false],
    ['less than half', 300, 149, true],
    ['just half', 300, 150, false],
    ['from a zero report on', 0, 5000, false],
    ['from what nobody knew', null, 5000, false],
    ['to what nobody knows', 5000, null, false],
    ['nothing at all', 800, 800, false],
  ])('%s: %p → %p, %p', (_what, was, is, asks) => {
    expect(swings(was, is)).toBe(asks);
  });

  test('not where those who are resettled just now go home, though a jump of them does', () => {
    expect(swings(3000, 10, 'relocatedNow')).toBe(false);
    expect(swings(10, 3000, 'relocatedNow')).toBe(true);
  });

  test('and the refusal names every figure, before and after', () => {
    expect(() => requireExplanation(plan, { relocated: 1000, dead: 1 }, { relocated: 10, dead: 2 })).toThrow(
      expect.objectContaining({
        code: 'report.unexplained-swing',
        extras: { swings: [{ indicator: 'relocated', before: 1000, after: 10 }] },
      }),
    );
  });
});

test('a stock figure cannot be new since the last report', () => {
  expect(() => refuseStock(plan, { relocatedNow: 4 })).toThrow(
    expect.objectContaining({ code: 'report.stock-not-added' }),
  );
  expect(() => refuseStock(plan, { relocatedNow: null, relocated: 4 })).not.toThrow();
});

test('no criterion uses a stock figure, and what the criteria use is cumulative', () => {
  const stock = plan.indicators.filter(({ kind }) => kind === 'stock').map(({ key }) => key);
  expect(stock).toEqual(['relocatedNow', 'needingAidNow', 'droughtWaterShort']);
});
