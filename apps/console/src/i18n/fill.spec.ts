import { expect, test } from '@jest/globals';
import { fill } from './fill.ts';

test.each<[number | string, string]>([
  [0, '0 tasks are late'],
  [1, '1 task is late'],
  ['1', '1 task is late'],
  [2, '2 tasks are late'],
  ['1,000', '1,000 tasks are late'],
])('%s: %s', (count, expected) =>
  expect(fill('{count} {count|task is|tasks are} late', { count })).toBe(expected),
);

test('what is not given stands as it is', () => expect(fill('{a} {b|x|y}', {})).toBe('{a} {b|x|y}'));
