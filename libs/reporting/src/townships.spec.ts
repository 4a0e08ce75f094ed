import { expect, test } from '@jest/globals';
import type { Figures } from '#plan';
import { bayingolin } from '../../../tests/plan/plans.ts';
import { checkTownships, townshipDifferences } from './townships.ts';

const parts = (...figures: Figures[]) => figures.map((each, i) => ({ name: `乡${i}`, figures: each }));

test('parts that come to the total leave nothing to name', () => {
  expect(townshipDifferences({ dead: 3 }, parts({ dead: 1 }, { dead: 2 }))).toEqual([]);
  expect(
    townshipDifferences({ cropAreaLostHa: 0.3 }, parts({ cropAreaLostHa: 0.1 }, { cropAreaLostHa: 0.2 })),
  ).toEqual([]);
});

test('too many or too few are named; with a part unknown, only too many', () => {
  const differs = (total: number | null, ...figures: Figures[]) =>
    townshipDifferences({ dead: total }, parts(...figures));
  expect(differs(4, { dead: 1 }, { dead: 2 })).toEqual([{ indicator: 'dead', total: 4, townships: 3 }]);
  expect(differs(2, { dead: 1 }, { dead: 2 })).toEqual([{ indicator: 'dead', total: 2, townships: 3 }]);
  expect(differs(4, { dead: 1 }, { dead: null })).toEqual([]);
  expect(differs(2, { dead: 3 }, {})).toEqual([{ indicator: 'dead', total: 2, townships: 3 }]);
  expect(differs(null, { dead: 3 })).toEqual([{ indicator: 'dead', total: null, townships: 3 }]);
  expect(differs(null, { dead: null })).toEqual([]);
});

test('a township stands once in a report, with figures that a count can have', async () => {
  const plan = await bayingolin();
  const twice = [...parts({ dead: 1 }), ...parts({ dead: 2 })];
  expect(() => checkTownships(plan, twice)).toThrow(
    expect.objectContaining({ code: 'report.township-twice' }),
  );
  expect(() => checkTownships(plan, parts({ dead: -1 }))).toThrow(
    expect.objectContaining({
      extras: { faults: [expect.objectContaining({ at: '/townships/0/figures/dead' })] },
    }),
  );
});
