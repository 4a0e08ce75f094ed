import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Figures } from '#plan';
import { loaded } from '../../../tests/paths/session.ts';
import { bayingolin, fixture, NORTHBANK } from '../../../tests/plan/plans.ts';
import { assess, assessBoth, reassessed, totalsOf } from './assessment.ts';
import type { LoadedPlan } from './plans.ts';
import type { IncidentData } from './records/index.ts';

const [KORLA, LUNTAI, YULI, CORPS, ZONE, URUMQI] = [
  '652801',
  '652822',
  '652823',
  'XPCC-02',
  '652801-KEDZ',
  '650100',
];

let prefecture: LoadedPlan;
let province: LoadedPlan;
beforeAll(async () => {
  prefecture = loaded(await bayingolin());
  province = loaded(await fixture(NORTHBANK));
});

const incident = (
  reports: Record<string, Figures>,
  change: Partial<IncidentData> = {},
): Omit<IncidentData, 'assessment'> => ({
  title: '洪水',
  narrative: '',
  place: '',
  otherHazards: [],
  attributes: {},
  affected: Object.keys(reports),
  effective: Object.fromEntries(
    Object.entries(reports).map(([code, figures]) => [code, { reportId: `r-${code}`, asOf: 0, figures }]),
  ),
  assessed: null,
  base: {},
  judged: [],
  stability: {},
  consultedSeq: null,
  reportedSeq: {},
  loggedBy: 'a1',
  ...change,
});

const subject = (reports: Record<string, Figures>, change: Partial<IncidentData> = {}) => ({
  hazard: 'flood',
  occurredAt: Date.parse('2025-07-01T00:00:00+08:00'),
  data: incident(reports, change),
});

const criterion = (criteria: ReturnType<typeof assess>['criteria'], key: string) =>
  criteria.find((each) => each.key === key)!;

describe('totals of a process', () => {
  const totals = (reports: Record<string, Figures>, change: Partial<IncidentData> = {}) =>
    totalsOf(prefecture, incident(reports, change));

  test('what nobody gave is unknown and not zero', () => {
    const { figures, missingFrom } = totals({ [KORLA]: {}, [LUNTAI]: { dead: null } });
    expect(figures['dead']).toBeNull();
    expect(missingFrom['dead']).toEqual([KORLA, LUNTAI]);
  });

  test('a zero that a division gave is known, and lacks nothing', () => {
    const { figures, missingFrom } = totals({ [KORLA]: { dead: 0 } });
    expect(figures['dead']).toBe(0);
    expect(missingFrom).not.toHaveProperty('dead');
  });

  test('what some divisions know is summed, and the others are named', () => {
    const { figures, missingFrom } = totals({
      [KORLA]: { dead: 2 },
      [LUNTAI]: { dead: null },
      [YULI]: { dead: 3 },
    });
    expect(figures['dead']).toBe(5);
    expect(missingFrom['dead']).toEqual([LUNTAI]);
  });

  test('a division on the list that has not reported at all lacks every figure', () => {
    const { figures, missingFrom } = totals({ [KORLA]: { dead: 2 } }, { affected: [KORLA, LUNTAI] });
    expect(figures['dead']).toBe(2);
    expect(missingFrom['dead']).toEqual([LUNTAI]);
    expect(missingFrom['relocated']).toEqual([KORLA, LUNTAI]);
  });

  test('corps, zones and neighbours are never in the sum, and never said to be missing', () => {
    const { figures, missingFrom } = totals({
      [KORLA]: { dead: 1 },
      [CORPS]: { dead: 10 },
      [ZONE]: { dead: 100 },
      [URUMQI]: {},
    });
    expect(figures['dead']).toBe(1);
    expect(missingFrom).not.toHaveProperty('dead');
  });

  test('a division that is no longer on the list does not count', () => {
    expect(
      totals({ [KORLA]: { dead: 1 }, [LUNTAI]: { dead: 4 } }, { affected: [KORLA] }).figures['dead'],
    ).toBe(1);
  });

  test('every indicator of the plan is there, also with nobody affected', () => {
    const { figures, missingFrom } = totals({});
    expect(Object.keys(figures).sort()).toEqual(prefecture.plan.indicators.map(({ key }) => key).sort());
    expect(new Set(Object.values(figures))).toEqual(new Set([null]));
    expect(missingFrom).toEqual({});
  });
});

describe('the assessment of a process', () => {
  test('the sum of the divisions carries the level that none reaches alone', () => {
    const { level, basis } = assess(prefecture, subject({ [KORLA]: { dead: 3 }, [LUNTAI]: { missing: 2 } }));
    expect([level, basis]).toEqual(['IV', 'reported']);
    expect(assess(prefecture, subject({ [KORLA]: { dead: 3 } })).level).toBeNull();
  });

  test('corps figures do not lift the level', () => {
    expect(assess(prefecture, subject({ [KORLA]: { dead: 4 }, [CORPS]: { dead: 50 } })).level).toBeNull();
  });

  test('a total that lacks a part is marked as a lower bound and still reaches its level', () => {
    const { level, criteria } = assess(
      prefecture,
      subject({ [KORLA]: { dead: 5, missing: 0 }, [LUNTAI]: { missing: 0 } }),
    );
    expect(level).toBe('IV');
    expect(criterion(criteria, 'dead-missing')).toMatchObject({ value: 5, level: 'IV', unknown: ['dead'] });
  });

  test('a total that every division gave is not marked', () => {
    const full = { dead: 1, missing: 0 };
    const { criteria } = assess(prefecture, subject({ [KORLA]: full, [LUNTAI]: full }));
    expect(criterion(criteria, 'dead-missing')).toMatchObject({ value: 2, unknown: [] });
  });

  test('what a consultation gave as a total lacks nothing on its own basis, and does on the reported one', () => {
    const assessed = { figures: { dead: 12 }, judgedBy: 'a1', why: '失联', at: 0 };
    const both = assessBoth(
      prefecture,
      subject({ [KORLA]: { dead: 1, missing: 0 }, [LUNTAI]: { missing: 0 } }, { assessed }),
    );
    expect(criterion(both.reported.criteria, 'dead-missing')).toMatchObject({
      value: 1,
      level: null,
      unknown: ['dead'],
    });
    expect(criterion(both.assessed!.criteria, 'dead-missing')).toMatchObject({
      value: 12,
      level: 'III',
      unknown: [],
    });
    expect(both.totals.figures['dead']).toBe(1);
    expect(both.totals.missingFrom['dead']).toEqual([LUNTAI]);
  });

  test('without a consultation there is no consulted evaluation', () => {
    expect(assessBoth(prefecture, subject({ [KORLA]: { dead: 1 } })).assessed).toBeNull();
  });

  test('a share is taken of the newest base figure on the day, and a figure of the process stands before it', () => {
    const share = (occurred: string, base: Record<string, number> = {}) =>
      criterion(
        assess(province, {
          hazard: 'typhoon',
          occurredAt: Date.parse(occurred),
          data: incident({ '990100': { relocated: 5000 } }, { base }),
        }).criteria,
        'relocated-share',
      );
    expect(share('2019-08-01T00:00:00+08:00').value).toBe(2.5);
    expect(share('2022-08-01T00:00:00+08:00').value).toBeCloseTo((5000 * 100) / 210_000, 10);
    expect(share('2022-08-01T00:00:00+08:00', { population: 100_000 }).value).toBe(5);
    // 31 December begins in Beijing while it is still the 30th in London.
    expect(share('2021-12-30T16:00:00Z').value).toBeCloseTo((5000 * 100) / 210_000, 10);
    expect(share('2021-12-30T15:59:59Z').value).toBe(2.5);
  });

  test('the data brought up to date holds the same assessment, with its seq and time', () => {
    const about = subject({ [KORLA]: { dead: 5 } });
    expect(reassessed(prefecture, about, 8, 99)).toEqual({
      ...about.data,
      assessment: { seq: 8, at: 99, classification: assess(prefecture, about) },
    });
  });
});
