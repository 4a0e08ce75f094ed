import { expect, test } from '@jest/globals';
import { checkEntered } from './entered.ts';

const NOW = Date.parse('2026-07-01T08:00:00+08:00');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

test.each([
  ['now', 0],
  ['an hour ago', -60 * MINUTE],
  ['a week ago', -7 * DAY],
  ['five minutes ahead, by a device whose clock is fast', 5 * MINUTE],
])('what was entered %s is taken', (_, apart) => {
  expect(() => checkEntered({ now: NOW, enteredAt: NOW + apart })).not.toThrow();
});

test.each([
  ['entry.time-in-future', 5 * MINUTE + 1],
  ['entry.too-old', -7 * DAY - 1],
])('%s', (code, apart) => {
  expect(() => checkEntered({ now: NOW, enteredAt: NOW + apart })).toThrow(expect.objectContaining({ code }));
});
