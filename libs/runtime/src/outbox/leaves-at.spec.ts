import { describe, expect, test } from '@jest/globals';
import { afterQuiet, leavesAt } from './leaves-at.ts';

const NIGHT = { from: 22 * 60, to: 7 * 60 };
const NOON = { from: 12 * 60, to: 13 * 60 + 30 };
const at = (text: string) => Date.parse(`${text}:00+08:00`);

describe('quiet hours, in Beijing time', () => {
  test.each([
    [NIGHT, '2026-07-01T21:59', '2026-07-01T21:59'],
    [NIGHT, '2026-07-01T22:00', '2026-07-02T07:00'],
    [NIGHT, '2026-07-02T00:00', '2026-07-02T07:00'],
    [NIGHT, '2026-07-02T06:59', '2026-07-02T07:00'],
    [NIGHT, '2026-07-02T07:00', '2026-07-02T07:00'],
    [NIGHT, '2026-12-31T23:30', '2027-01-01T07:00'],
    [NOON, '2026-07-01T12:00', '2026-07-01T13:30'],
    [NOON, '2026-07-01T13:30', '2026-07-01T13:30'],
    [null, '2026-07-01T23:00', '2026-07-01T23:00'],
    [{ from: 60, to: 60 }, '2026-07-01T01:00', '2026-07-01T01:00'],
  ])('%j: what would leave at %s leaves at %s', (hours, from, to) => {
    expect(afterQuiet(at(from), hours)).toBe(at(to));
  });

  const night = at('2026-07-01T23:00');
  test.each([
    ['routine to a contact', { urgency: 'routine', exercise: false, contactId: 'c' }, at('2026-07-02T07:00')],
    ['urgent to a contact', { urgency: 'urgent', exercise: false, contactId: 'c' }, night],
    ['urgent, of an exercise', { urgency: 'urgent', exercise: true, contactId: 'c' }, at('2026-07-02T07:00')],
    ['routine to an inbox', { urgency: 'routine', exercise: false, contactId: null }, night],
  ] as const)('what is %s', (_what, row, leaves) => {
    expect(leavesAt(row, night, NIGHT)).toBe(leaves);
  });
});
