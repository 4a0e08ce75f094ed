import { expect, test } from '@jest/globals';
import { peopleOf, personOf, turnsOf } from './turns.ts';

test('a person is a log-in, or a name with a number however it was typed', () => {
  expect(personOf(' duty-officer ')).toEqual({ account: 'duty-officer' });
  expect(personOf('张三　１３８１２３４５６７８')).toEqual({ name: '张三', phone: '13812345678' });
  expect(personOf('艾力·买买提，0996-2012345')).toEqual({ name: '艾力·买买提', phone: '0996-2012345' });
  for (const line of ['张三', '13812345678', '张三 12']) expect(personOf(line)).toBeNull();
});

test('the first line that names nobody is told by its number', () => {
  expect(peopleOf('zhang.san\n\n李四 13800000000\n王五').wrong).toBe(3);
  expect(peopleOf('').people).toEqual([]);
});

test('people take turns by a clock in Beijing until the days are full', () => {
  const people = peopleOf('zhang.san\nli.si\nwang.wu').people;
  const turns = turnsOf(people, { day: '2026-07-31', hour: 8, hours: 12, days: 2 })!;
  expect([turns.from, turns.until]).toEqual(['2026-07-31T08:00:00+08:00', '2026-08-02T08:00:00+08:00']);
  expect(turns.shifts.map((shift) => 'account' in shift && shift.account)).toEqual([
    ...['zhang.san', 'li.si', 'wang.wu', 'zhang.san'],
  ]);
  expect(turns.shifts[3]!.startsAt).toBe('2026-08-01T20:00:00+08:00');
  expect(turnsOf(people, { day: '', hour: 8, hours: 12, days: 2 })).toBeNull();
  expect(turnsOf([], { day: '2026-07-31', hour: 8, hours: 12, days: 2 })).toBeNull();
});
