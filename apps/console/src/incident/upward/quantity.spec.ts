import { expect, test } from '@jest/globals';
import { parseQuantity } from './quantity.ts';

test.each([
  ['2000', '顶', 2000],
  ['２，０００顶', '顶', 2000],
  ['0.5万', '件', 5000],
  ['0', '', 0],
  ['12.5', '吨', 12.5],
])('%j of a thing counted in %j is %d', (text, unit, value) => {
  expect(parseQuantity(text, unit)).toEqual({ kind: 'known', value });
});

test.each([
  ['', 'absent'],
  ['?', 'unknown'],
  ['约500', 'bad'],
  ['500箱', 'bad'],
])('%j is no quantity: %s', (text, kind) => {
  expect(parseQuantity(text, '顶').kind).toBe(kind);
});
