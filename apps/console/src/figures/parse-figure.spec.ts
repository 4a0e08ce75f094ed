import { describe, expect, test } from '@jest/globals';
import { type Measure, parseFigure } from './parse-figure.ts';

const measure = (key: string, zh: string, fractional = false): Measure => ({
  unit: { key, zh, en: key },
  fractional,
});
const people = measure('person', '人');
const rooms = measure('room', '间');
const yuan = measure('cny-10k', '万元', true);
const hectares = measure('hectare', '公顷', true);

describe('what is understood', () => {
  test.each([
    ['12', people, 12],
    ['１２３４', people, 1234],
    [' 1,234 ', people, 1234],
    ['１，２３４人', people, 1234],
    ['1 234', people, 1234],
    ['1.2万', people, 12_000],
    ['3千人', people, 3000],
    ['0', people, 0],
    ['260间', rooms, 260],
    ['300', yuan, 300],
    ['300万元', yuan, 300],
    ['3亿', yuan, 30_000],
    ['5000元', yuan, 0.5],
    ['30亩', hectares, 2],
    ['12.5', hectares, 12.5],
  ])('%j is a figure', (text, what, value) => {
    expect(parseFigure(text, what)).toEqual({ kind: 'known', value });
  });
});

test.each(['?', '？', '未知', '不详', ' unknown '])('%j says that nobody knows, which is not 0', (text) => {
  expect(parseFigure(text, people)).toEqual({ kind: 'unknown' });
});

test.each(['', '  ', '　'])('%j is nothing said, which is neither 0 nor unknown', (text) => {
  expect(parseFigure(text, people)).toEqual({ kind: 'absent' });
});

describe('what is refused, with what to do instead', () => {
  test.each([
    ['约900', people, /约数/],
    ['900多人', people, /约数/],
    ['-3', people, /负数/],
    ['1.5', people, /整数/],
    ['1,5', people, /千分位/],
    ['12,34', people, /千分位/],
    ['5户', rooms, /单位应为间/],
    ['三人', people, /看不懂/],
    ['12人死亡', people, /单位/],
    ['99999999999999999999', people, /太大/],
  ])('%j', (text, what, why) => {
    const typed = parseFigure(text, what);
    expect(typed.kind).toBe('bad');
    expect(typed.kind === 'bad' && typed.why.zh).toMatch(why);
    expect(typed.kind === 'bad' && typed.why.en).not.toBe('');
  });
});
