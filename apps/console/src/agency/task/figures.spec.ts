import { expect, test } from '@jest/globals';
import type { Plan } from '../../plan/use-plan.ts';
import { readTaskFigures } from './figures.ts';

const plan = {
  indicators: [
    {
      key: 'relocated',
      title: { zh: '紧急转移安置人口', en: 'Relocated' },
      unit: { key: 'person', zh: '人', en: 'people' },
      fractional: false,
    },
  ],
} as unknown as Plan;
const read = (...pairs: [string, string][]) =>
  readTaskFigures(
    pairs.map(([name, value]) => ({ name, value })),
    plan,
  );

test('a figure of the plan goes under its key and in its unit, any other under the name that it was given', () => {
  expect(read(['紧急转移安置人口', '１，２００人'], ['帐篷（顶）', ' 1.5万 '], ['', '']).figures).toEqual({
    relocated: 1200,
    '帐篷(顶)': 15000,
  });
});

test.each<[string, [string, string][], object[]]>([
  ['no name', [['', '3']], [{ name: 'nameFigure' }]],
  ['no number', [['帐篷', '']], [{ value: 'needFigure' }]],
  ['unknown is no figure of one’s own work', [['帐篷', '未知']], [{ value: 'needFigure' }]],
  [
    'the same twice',
    [
      ['relocated', '1'],
      ['Relocated', '2'],
    ],
    [{}, { name: 'twice' }],
  ],
  ['not a number', [['帐篷', '几顶']], [{ value: expect.objectContaining({ zh: expect.any(String) }) }]],
])('%s', (_, pairs, faults) => expect(read(...pairs)).toMatchObject({ faults, good: false }));
