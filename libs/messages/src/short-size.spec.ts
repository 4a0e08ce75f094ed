import { expect, test } from '@jest/globals';
import { shortSize } from './short-size.ts';

test.each([
  ['', 'GSM-7', 0, 1],
  ['a'.repeat(160), 'GSM-7', 160, 1],
  ['a'.repeat(161), 'GSM-7', 161, 2],
  ['€'.repeat(80), 'GSM-7', 160, 1],
  [`${'a'.repeat(153)}${'b'.repeat(153)}c`, 'GSM-7', 307, 3],
  ['险'.repeat(70), 'UCS-2', 70, 1],
  ['险'.repeat(71), 'UCS-2', 71, 2],
  ['险'.repeat(134), 'UCS-2', 134, 2],
  ['险'.repeat(135), 'UCS-2', 135, 3],
  ['𠮷'.repeat(35), 'UCS-2', 70, 1],
  ['𠮷'.repeat(36), 'UCS-2', 72, 2],
] as const)('%#: a text of so many characters takes so many segments', (text, encoding, units, segments) => {
  expect(shortSize(text)).toEqual({ encoding, units, segments });
});
