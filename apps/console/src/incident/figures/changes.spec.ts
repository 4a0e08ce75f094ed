import { expect, test } from '@jest/globals';
import type { Report } from '../queries.ts';
import { changeIn, lastKnown, standing } from './changes.ts';

const report = (asOf: string, figures: Report['figures'], more: Partial<Report> = {}): Report =>
  ({
    division: '652827',
    asOf: `2026-07-01T${asOf}:00+08:00`,
    figures,
    supersededBy: null,
    ...more,
  }) as Report;

test('reports stand in the order of the moments that they are for, without what was superseded or is elsewhere', () => {
  const reports = [
    report('12:00', { dead: 3 }),
    report('08:00', { dead: 1 }),
    report('10:00', { dead: 9 }, { supersededBy: 'x' }),
    report('11:00', { dead: 7 }, { division: '652826' }),
  ];
  expect(standing(reports, '652827').map(({ figures }) => figures['dead'])).toEqual([1, 3]);
});

test.each([
  ['grows', [{ dead: 1 }, { dead: 4 }], 3],
  ['falls', [{ dead: 4 }, { dead: 3 }], -1],
  ['stays', [{ dead: 4 }, { dead: 4 }], 0],
  ['is mentioned once', [{ dead: 4 }], null],
  ['was unknown between', [{ dead: 1 }, { dead: null }, { dead: 4 }], 3],
  ['became unknown', [{ dead: 1 }, { dead: null }], null],
  ['was not mentioned last', [{ dead: 1 }, { dead: 4 }, { missing: 2 }], 3],
])('a figure that %s', (_, figures, change) => {
  expect(
    changeIn(
      figures.map((one) => report('08:00', one as Report['figures'])),
      'dead',
    ),
  ).toBe(change);
});

test('what is not mentioned stays as it was, and unknown takes its place', () => {
  const reports = [report('08:00', { dead: 1, missing: 2 }), report('09:00', { dead: null })];
  expect(lastKnown(reports)).toEqual({ dead: null, missing: 2 });
});
