import { beforeAll, describe, expect, it } from '@jest/globals';
import { type BacktestedLine, type BacktestPlan, backtestLines, type Plan, prepareBacktest } from '#plan';
import { bayingolin, fixture, NORTHBANK } from './plans.ts';

let plan: Plan;
let ready: BacktestPlan;
beforeAll(async () => {
  plan = await bayingolin();
  ready = prepareBacktest(plan);
});

const archive = (change: object = {}) => ({
  id: 'hail',
  name: '冰雹山洪',
  hazard: 'hail/flood',
  onset: '2012-05-10T17:00',
  reports: [
    { asOf: '2012-05-10', scopeZh: '甲县', figures: { dead: 3 } },
    { asOf: '2012-05-11', scopeZh: '甲县', figures: { missing: 8, injured: 20 } },
    { asOf: '2012-05-11', scopeZh: '乙县', figures: { dead: 9, missing: 0 } },
  ],
  ...change,
});

function one(line: object, against: BacktestPlan | null = null): BacktestedLine {
  const { incidents, errors } = backtestLines(JSON.stringify(line), ready, against);
  expect(errors).toEqual([]);
  return incidents[0]!;
}

describe('an incident of the archive', () => {
  it('is classified at each moment, and has the gravest level of all', () => {
    const found = one(archive());
    expect(found).toMatchObject({
      line: 1,
      id: 'hail',
      hazard: 'wind-hail',
      date: '2012-05-10',
      level: 'III',
    });
    expect(found.moments.map(({ level }) => level)).toEqual([null, 'III', 'IV']);
    expect(found.reached).toEqual({
      scope: '甲县',
      asOf: '2012-05-11',
      key: 'dead-missing',
      cite: '5.3.1(1)',
    });
  });

  it('keeps what a later report for the same place does not mention, and never adds places', () => {
    const totals = one(archive()).moments.map(({ criteria }) => criteria[0]!.value);
    expect(totals).toEqual([3, 11, 9]);
  });

  it('says what is unknown, which is not zero', () => {
    const found = one(archive());
    expect(found.unknown).toEqual(expect.arrayContaining(['relocated', 'needingAid', 'collapsedRooms']));
    expect(found.unknown).not.toContain('dead');
    expect(found.moments[0]!.criteria[0]!.unknown).toEqual(['missing']);
    expect(found.unknown).not.toContain('droughtAid');
  });

  it('takes a sum of two indicators where neither is known by itself', () => {
    const houses = (figures: object) =>
      one(archive({ reports: [{ asOf: null, publishedAt: '2015-07-02', scopeZh: '甲', figures }] }))
        .moments[0]!;
    const summed = houses({ collapsedOrSevereRooms: 2000, damagedRoomsUnspecified: 9 });
    expect([summed.level, summed.asOf, summed.unused]).toEqual([
      'III',
      '2015-07-02',
      ['damagedRoomsUnspecified'],
    ]);
    const both = houses({ collapsedRooms: 1000, severeRooms: 10, collapsedOrSevereRooms: 2000 });
    expect([both.level, both.unused]).toEqual(['IV', ['collapsedOrSevereRooms']]);
    expect(houses({ collapsedOrSevereRooms: null }).criteria[2]!.value).toBeNull();
  });
});

describe('whether this version was in force then', () => {
  it.each([
    ['2025-06-11', false],
    ['2025-06-12', true],
    ['2025-06-11/13 (two sources differ)', false],
    ['2011 summer', false],
    ['2025', null],
    ['2025-06', null],
    ['2026', true],
    ['at some time', null],
  ])('at %s: %s', (onset, inForce) => {
    const reports = [{ asOf: null, figures: { dead: 5, missing: 0 } }];
    expect(one(archive({ onset, reports }))).toMatchObject({ inForce, level: 'IV' });
  });

  it('is asked of both plans', async () => {
    const other = prepareBacktest(await fixture(NORTHBANK));
    const line = { asOf: '2020-01-01', hazard: 'flood', reported: { dead: 12 } };
    const found = one(line, other);
    expect([found.inForce, found.against!.inForce]).toEqual([false, true]);
  });
});

describe('against another version', () => {
  const raised = () => {
    const after = structuredClone(plan);
    for (const level of after.levels)
      for (const { anyOf } of level.criteria)
        for (const { key, test } of anyOf)
          if (key === 'dead-missing' && level.level === 'IV') Object.assign(test, { atLeast: 4 });
    return prepareBacktest(after);
  };
  const deaths = (dead: number) => ({ asOf: '2026-01-01', hazard: 'flood', reported: { dead, missing: 0 } });

  it('says which level changes and which way', () => {
    expect(one(deaths(4), raised())).toMatchObject({
      level: null,
      reached: null,
      against: { level: 'IV', change: 'lighter' },
    });
    expect(one(deaths(5), raised()).against).toMatchObject({ level: 'IV', change: 'same' });
    const { incidents } = backtestLines(JSON.stringify(deaths(4)), raised(), ready);
    expect(incidents[0]!.against).toMatchObject({ level: null, change: 'graver' });
  });
});

describe('lines', () => {
  it('may be facts as classify takes them, whose own plan is not asked', () => {
    const line = {
      plan: 'any/other',
      asOf: '2026-07-01',
      hazard: 'flood',
      reported: { dead: 1 },
      assessed: { dead: 20 },
    };
    expect(one(line)).toMatchObject({ id: 'line-1', level: 'I', moments: [{ basis: 'assessed' }] });
  });

  it('that are bad are each named, and the others go on', () => {
    const lines = [
      '{',
      '[]',
      '',
      JSON.stringify(archive({ hazard: 'tsunami' })),
      JSON.stringify(archive({ reports: [] })),
      JSON.stringify(archive({ reports: [{ figures: { dead: -1 } }] })),
      JSON.stringify(archive({ reports: [{ figures: { dead: '3' } }] })),
      JSON.stringify({ asOf: 'yesterday', hazard: 'flood', reported: {} }),
      JSON.stringify({ asOf: '2026-07-01', hazard: 'flood', reportd: {} }),
      JSON.stringify(archive()),
    ];
    const { incidents, errors } = backtestLines(lines.join('\n'), ready, null);
    expect(incidents.map(({ line }) => line)).toEqual([10]);
    expect(errors.map(({ line, error }) => [line, error.code])).toEqual([
      [1, 'request.malformed'],
      [2, 'request.malformed'],
      [4, 'hazard.unknown'],
      [5, 'request.invalid'],
      [6, 'figure.invalid'],
      [7, 'figure.invalid'],
      [8, 'request.invalid'],
      [9, 'request.invalid'],
    ]);
  });
});
