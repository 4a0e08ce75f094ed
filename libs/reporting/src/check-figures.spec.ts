import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Problem } from '#kernel';
import type { Division, Figures, Plan } from '#plan';
import { fixture, NORTHBANK } from '../../../tests/plan/plans.ts';
import { checkFigures, refuseImplausible } from './check-figures.ts';
import { checkTimes } from './check-times.ts';

let plan: Plan;
beforeAll(async () => {
  plan = await fixture(NORTHBANK);
});

function refusalOf(work: () => void): Problem | null {
  try {
    work();
    return null;
  } catch (error) {
    return error as Problem;
  }
}

describe('figures', () => {
  const check = (figures: Figures) => refusalOf(() => checkFigures(plan, figures));

  test('that a count can have are taken, unknown and zero ones too', () => {
    expect(check({ dead: 0, relocated: 12, collapsedRooms: null, cropAreaLost: 0.25 })).toBeNull();
    expect(check({})).toBeNull();
  });

  test.each([
    ['negative', -1],
    ['a fraction of a person', 1.5],
    ['endless', Number.POSITIVE_INFINITY],
    ['no number', Number.NaN],
    ['too great to be exact', 2 ** 53],
  ])('that are %s are refused by their place', (_what, dead) => {
    const refusal = check({ dead });
    expect(refusal?.code).toBe('figure.invalid');
    expect(refusal?.extras.faults?.map(({ at }) => at)).toEqual(['/figures/dead']);
    expect(refusal?.zh).toContain('死亡人数');
  });

  test('that may be fractions are not refused for it, and may not be negative either', () => {
    expect(check({ cropAreaLost: 0.1 })).toBeNull();
    expect(check({ cropAreaLost: -0.1 })?.code).toBe('figure.invalid');
  });

  test('of an indicator that the plan does not have are refused with the ones that it has', () => {
    const refusal = check({ wounded: 1 });
    expect(refusal?.code).toBe('figure.unknown-indicator');
    expect(refusal?.en).toContain('collapsedRooms');
  });

  test('with several faults are refused once, naming each', () => {
    const refusal = check({ dead: -1, relocated: 3, wounded: 1 });
    expect(refusal?.code).toBe('request.invalid');
    expect(refusal?.extras.faults?.map(({ at }) => at)).toEqual(['/figures/dead', '/figures/wounded']);
  });

  test('of more people than live there are asked about, where the population is known', () => {
    const population = { asOf: '2018-12-31', value: 1000, source: 'yearbook' };
    const county: Division = { ...plan.divisions[0]!, population };
    const ask = (figures: Figures, division = county) =>
      refusalOf(() => refuseImplausible(plan, division, figures));
    expect(ask({ dead: 1000, relocated: 1000, collapsedRooms: 5000 })).toBeNull();
    const refusal = ask({ dead: 1001, relocated: 2000, collapsedRooms: 5000 });
    expect(refusal?.code).toBe('report.implausible');
    expect(refusal?.extras).toEqual({ indicators: ['dead', 'relocated'], population });
    expect(ask({ dead: 1001 }, plan.divisions[0])).toBeNull();
  });
});

describe('the times of a report', () => {
  const minutes = (count: number) => count * 60_000;
  const now = Date.parse('2019-08-01T10:00:00+08:00');
  const occurredAt = now - minutes(120);
  const check = (asOf: number, receivedAt?: number) =>
    refusalOf(() => checkTimes(now, { occurredAt }, { asOf, receivedAt }))?.code ?? null;

  test('may be ahead of the clock by five minutes and no more', () => {
    expect(check(now + minutes(5))).toBeNull();
    expect(check(now + minutes(5) + 1)).toBe('report.time-in-future');
    expect(check(now, now + minutes(5) + 1)).toBe('report.time-in-future');
  });

  test('may not lie before the incident', () => {
    expect(check(occurredAt - minutes(5))).toBeNull();
    expect(check(occurredAt - minutes(5) - 1)).toBe('report.before-incident');
  });

  test('may not have a report received before the moment that it is for', () => {
    expect(check(now - minutes(30), now - minutes(35))).toBeNull();
    expect(check(now - minutes(30), now - minutes(36))).toBe('report.times-disordered');
  });
});
