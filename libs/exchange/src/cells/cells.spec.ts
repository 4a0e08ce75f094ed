import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Indicator, Plan } from '#plan';
import { bayingolin } from '../../../../tests/plan/plans.ts';
import type { RawCell } from './raw-cell.ts';
import { readFigure } from './read-figure.ts';
import { readMoment, writeMoment } from './read-moment.ts';

let plan: Plan;
beforeAll(async () => {
  plan = await bayingolin();
});
const indicator = (key: string): Indicator => plan.indicators.find((each) => each.key === key)!;
const text = (words: string): RawCell => ({ kind: 'text', text: words });
const figure = (cell: RawCell, key = 'relocated') => readFigure(cell, indicator(key));

describe('a figure', () => {
  test.each<[string, string, string, number | null | undefined]>([
    ['full-width digits', '１２３４', 'relocated', 1234],
    ['thousands separators', '12,345', 'relocated', 12345],
    ['full-width separators', '１２，３４５', 'relocated', 12345],
    ['its own unit', '56人', 'relocated', 56],
    ['its own unit, with a blank', ' 56 人 ', 'relocated', 56],
    ['rooms', '8间', 'collapsedRooms', 8],
    ['households', '8户', 'collapsedHouseholds', 8],
    ['ten thousand yuan', '1,200.5万元', 'directLossCny10k', 1200.5],
    ['one of two words for a unit', '7只', 'smallLivestockLost', 7],
    ['zero', '0', 'dead', 0],
    ['not known, in words', '不详', 'dead', null],
    ['not known, as a dash', '-', 'dead', null],
    ['not known, as a full-width dash', '－', 'dead', null],
    ['not mentioned', '  ', 'dead', undefined],
  ])('%s is certain: %s', (_what, words, key, value) => {
    expect(figure(text(words), key)).toEqual({ value });
  });

  test.each<[string, string, string]>([
    ['another unit', '3户', 'collapsedRooms'],
    ['a unit a thousand times as large', '1.2万人', 'relocated'],
    ['yuan for ten thousand yuan', '5000元', 'directLossCny10k'],
    ['two units', '3户12间', 'collapsedRooms'],
    ['about so many', '约300', 'relocated'],
    ['separators in the wrong place', '12,34', 'relocated'],
    ['half a person', '1.5', 'dead'],
    ['less than nothing', '-5', 'dead'],
    ['Chinese digits', '三', 'dead'],
    ['not a number', 'NaN', 'dead'],
    ['too long to be exact', '12345678901234567890', 'relocated'],
  ])('%s is doubted: %s', (_what, words, key) => {
    const read = figure(text(words), key);
    expect(read).not.toHaveProperty('value');
    expect(read.doubt).toEqual({ zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.any(String) });
  });

  test.each<[string, RawCell]>([
    ['a broken formula', { kind: 'error', code: '#REF!' }],
    ['a merged cell', { kind: 'merged' }],
    ['a date', { kind: 'date', wall: 0 }],
    ['a negative number', { kind: 'number', value: -1 }],
    ['no number', { kind: 'number', value: Number.NaN }],
  ])('%s is doubted', (_what, cell) => {
    expect(figure(cell).doubt).toBeDefined();
  });

  test('a number and an empty cell are what they are', () => {
    expect(figure({ kind: 'number', value: 12 })).toEqual({ value: 12 });
    expect(figure({ kind: 'number', value: 0.25 }, 'cropAreaLostHa')).toEqual({ value: 0.25 });
    expect(figure({ kind: 'empty' })).toEqual({ value: undefined });
  });
});

describe('a moment', () => {
  const eight = Date.parse('2026-07-01T08:30:00+08:00');
  test.each([
    '2026-07-01 08:30',
    '2026/7/1 8:30',
    '2026.7.1 8:30:00',
    '2026年7月1日8时30分',
    '2026年7月1日 08:30',
    '２０２６－０７－０１　０８：３０',
    '2026-07-01T08:30:00+08:00',
    '2026-07-01T00:30:00Z',
  ])('%s is certain', (words) => {
    expect(readMoment(text(words))).toEqual({ value: eight });
  });

  test('the end of a day, and a real date, are Beijing time', () => {
    const midnight = Date.parse('2026-07-02T00:00:00+08:00');
    expect(readMoment(text('2026-07-01 24:00'))).toEqual({ value: midnight });
    expect(readMoment({ kind: 'date', wall: Date.UTC(2026, 6, 1, 8, 30) })).toEqual({ value: eight });
    expect(readMoment({ kind: 'empty' })).toEqual({ value: undefined });
  });

  test.each([
    '2026-07-01',
    '7月1日8时',
    '2026-02-30 08:00',
    '2026-13-01 08:00',
    '2026-07-01 25:00',
    '2026-07-01 08:60',
    '24:00',
    '昨晚',
  ])('%s is doubted', (words) => {
    expect(readMoment(text(words)).doubt).toBeDefined();
  });

  test.each<RawCell>([
    { kind: 'number', value: 46204.3 },
    { kind: 'merged' },
    { kind: 'error', code: '#N/A' },
  ])('so is %p', (cell) => {
    expect(readMoment(cell).doubt).toBeDefined();
  });

  test('what was written is read again', () => {
    for (const at of [eight, eight + 5000]) expect(readMoment(text(writeMoment(at)))).toEqual({ value: at });
  });
});
