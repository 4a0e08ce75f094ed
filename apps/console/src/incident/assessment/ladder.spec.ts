import { expect, test } from '@jest/globals';
import { placeOn } from './ladder.ts';

const rungs = [5, 10, 20, 50].map((from) => ({ from }));

test.each([
  [0, 0],
  [2.5, 0.1],
  [5, 0.2],
  [7.5, 0.3],
  [10, 0.4],
  [20, 0.6],
  [35, 0.7],
  [50, 0.8],
  [75, 0.9],
  [100, 1],
  [100_000, 1],
])('%d stands at %d of the bar', (value, place) => expect(placeOn(rungs, value)).toBeCloseTo(place));

test('without a rung the bar says nothing', () => expect(placeOn([], 5)).toBe(0));
