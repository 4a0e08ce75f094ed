import { expect, test } from '@jest/globals';
import type { JournalRow, UpwardRow } from '#runtime';
import { expectedClocks } from './expected-clocks.ts';

const DUE = 5000;
const STATES: Record<string, string> = {
  'upward.approved': 'approved',
  'upward.sent': 'sent',
  'upward.entered': 'entered',
  'upward.signed': 'entered',
  'upward.dropped': 'dropped',
  'upward.signature-passed': '',
};

/** The clocks that must run after these facts of one document upward. */
function clocksAfter(signBy: number | null | undefined, ...names: string[]) {
  const facts = names.map((fact, index) => {
    const data = { 'upward.approved': { signBy }, 'upward.signature-passed': { dueAt: DUE } }[fact] ?? {};
    const machine = fact.endsWith('-passed') ? null : 'upward@1';
    return { seq: index, fact, state: STATES[fact], machine, data } as unknown as JournalRow;
  });
  const last = facts.findLast(({ machine }) => machine !== null)!;
  const row = { id: 'u' } as UpwardRow;
  return expectedClocks({ table: 'upward', id: 'u', facts, last, row }, null);
}

test('a document approved by telephone has its clock until it is signed or given up, wherever it has got to', () => {
  const clock = { id: 'upward-u-signature', name: 'signature', at: DUE, exact: true };
  expect(clocksAfter(DUE, 'upward.approved')).toEqual([clock]);
  expect(clocksAfter(DUE, 'upward.approved', 'upward.sent', 'upward.entered')).toEqual([clock]);
  expect(clocksAfter(DUE, 'upward.approved', 'upward.sent', 'upward.signed', 'upward.entered')).toEqual([]);
  expect(clocksAfter(DUE, 'upward.approved', 'upward.dropped')).toEqual([]);
});

test('a clock that has run out is not asked for again, and one that was never set not at all', () => {
  expect(clocksAfter(DUE, 'upward.approved', 'upward.sent', 'upward.signature-passed')).toEqual([]);
  expect(clocksAfter(null, 'upward.approved')).toEqual([]);
  // As the release before wrote it.
  expect(clocksAfter(undefined, 'upward.approved')).toEqual([]);
});
