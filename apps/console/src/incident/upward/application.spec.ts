import { expect, test } from '@jest/globals';
import { blankItem, readItems } from './application.ts';

const tents = { kind: 'materials', what: '帐篷', quantity: '2,000顶', unit: '顶', reason: '缺口' };

test('what is asked for is read once every part of every item is there', () => {
  expect(readItems([tents])).toEqual([{ ...tents, quantity: 2000 }]);
  expect(readItems([])).toBeNull();
  expect(readItems([tents, blankItem('funds')])).toBeNull();
});

test.each([{ what: ' ' }, { unit: '' }, { reason: '' }, { quantity: '0' }, { quantity: '约2000' }])(
  'nothing goes with %j',
  (part) => {
    expect(readItems([{ ...tents, ...part }])).toBeNull();
  },
);
