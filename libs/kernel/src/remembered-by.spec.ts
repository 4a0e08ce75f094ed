import { expect, test } from '@jest/globals';
import { rememberedBy } from './remembered-by.ts';

test('works anew for another object, and where what else it rests on has changed', () => {
  const asked: unknown[][] = [];
  const total = rememberedBy((figures: readonly number[], factor: number) => {
    asked.push([figures, factor]);
    return factor * figures.reduce((a, b) => a + b, 0);
  });
  const one = [1, 2];
  const other = [1, 2];
  expect([total(one, 1), total(one, 1), total(other, 1), total(one, 2), total(one, 1)]).toEqual([
    3, 3, 3, 6, 3,
  ]);
  expect(asked).toEqual([
    [one, 1],
    [other, 1],
    [one, 2],
    [one, 1],
  ]);
});

test('remembers an answer of nothing too', () => {
  let times = 0;
  const nothing = rememberedBy((_key: object) => {
    times += 1;
  });
  const key = {};
  nothing(key);
  nothing(key);
  expect(times).toBe(1);
});
