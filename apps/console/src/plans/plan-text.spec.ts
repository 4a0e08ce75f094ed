import { expect, test } from '@jest/globals';
import { clauseTyped, isUnder, matchingItems, type PlanItem, planSearch } from './plan-text.ts';

const item = (id: string, zh: string, cites: string[]): PlanItem => ({
  ...{ id, kind: 'task', level: 'IV', measure: 1, note: null, agency: 'finance', row: null, bounds: null },
  ...{ hazards: null, cites, name: { zh, en: id }, words: { zh: '牵头，紧急', en: 'leads, urgent' } },
});
const ITEMS = [item('pay', '下拨资金', ['5.2.3(4)']), item('move', '转移安置', ['5.2.31', '4.1'])];
const found = (typed: string) => matchingItems(ITEMS, typed, () => '财政局').map(({ id }) => id);

test('a clause has what stands below it, and not what only begins alike', () => {
  expect(isUnder('5.2.3(4)', '5.2.3')).toBe(true);
  expect(isUnder('5.2.3.1', '5.2.3')).toBe(true);
  expect(isUnder('5.2.31', '5.2.3')).toBe(false);
});

test.each([
  ['5.2.3', ['pay']],
  ['第 5.2.3（4） 条', ['pay']],
  ['资金', ['pay']],
  ['MOVE', ['move']],
  ['财政局 转移', ['move']],
  ['紧急', ['pay', 'move']],
  ['没有', []],
])('%j finds %j', (typed, expected) => expect(found(typed)).toEqual(expected));

test('a clause is understood as people type it', () => {
  expect(clauseTyped(' 第５.２.３（４）条')).toBe('5.2.3(4)');
});

test('of a link only what a plan’s page knows is taken', () => {
  expect(planSearch({ clause: 5.4, part: 'nonsense', level: 'IV', q: '', item: 7 })).toEqual({
    ...{ clause: '5.4', level: 'IV', item: '7' },
  });
});
