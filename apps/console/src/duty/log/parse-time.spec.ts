import { expect, test } from '@jest/globals';
import { beijingIso } from '../../i18n/times.ts';
import { parseTime } from './parse-time.ts';

const NOW = Date.parse('2026-07-02T01:10:00+08:00');

test.each([
  ['', '2026-07-02T01:10:00'],
  ['现在', '2026-07-02T01:10:00'],
  ['0030', '2026-07-02T00:30:00'],
  ['030', '2026-07-02T00:30:00'],
  ['0:30', '2026-07-02T00:30:00'],
  ['００３０', '2026-07-02T00:30:00'],
  ['1点', '2026-07-02T01:00:00'],
  ['2350', '2026-07-01T23:50:00'],
  ['830', '2026-07-01T08:30:00'],
  ['昨天 2230', '2026-07-01T22:30:00'],
  ['yesterday 22:30', '2026-07-01T22:30:00'],
  ['7-1 0830', '2026-07-01T08:30:00'],
  ['7月1日8时30分', '2026-07-01T08:30:00'],
  ['12-31 23:00', '2025-12-31T23:00:00'],
  ['2026-06-30 24:00', '2026-07-01T00:00:00'],
  ['2026-06-30T08:30', '2026-06-30T08:30:00'],
  ['40分钟前', '2026-07-02T00:30:00'],
  ['2h', '2026-07-01T23:10:00'],
])('%j is a moment in Beijing time', (text, expected) => {
  const typed = parseTime(text, NOW);
  expect(typed.kind === 'time' && beijingIso(typed.at)).toBe(`${expected}+08:00`);
});

test.each(['25:00', '08:61', '2026-02-30 0800', 'soon', '下午'])('%j is none', (text) => {
  expect(parseTime(text, NOW)).toEqual({ kind: 'bad' });
});

test('a day that is named is never moved: what lies ahead is refused', () => {
  expect(parseTime('今天 0800', NOW)).toEqual({ kind: 'future' });
  expect(parseTime('2026-07-03 0800', NOW)).toEqual({ kind: 'future' });
});
