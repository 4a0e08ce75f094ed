import { describe, expect, test } from '@jest/globals';
import type { ContactRow, DeliveryRow } from '../records/index.ts';
import { NOT_FOR_EXERCISES } from './exercise.ts';
import { nextStep } from './ladder.ts';
import { firstRung, nextRung, type Reach, rungs } from './rungs.ts';

/** `1 failed`: a delivery of that step; `inbox delivered` and `phone sent` are no contact's. */
const row = (said: string): DeliveryRow => {
  const [step, state] = said.split(' ') as [string, string];
  const inside = step === 'inbox' || step === 'phone';
  return {
    ...{ step: inside ? 0 : Number(step), channel: inside ? step : 'webhook' },
    ...{ contactId: inside ? null : said, state: state === 'barred' ? 'failed' : state },
    lastError: state === 'barred' ? NOT_FOR_EXERCISES : null,
  } as DeliveryRow;
};

describe('the next step of a message to a recipient', () => {
  test.each([
    // Chain, the time of the step is over, somebody has not been tried: what comes.
    ['inbox delivered', true, true, 'wait'],
    ['inbox delivered, 0 queued', false, true, 'wait'],
    ['inbox delivered, 0 queued', true, true, 'fall-back'],
    ['inbox delivered, 0 queued', true, false, 'wait'],
    ['inbox delivered, 0 failed', false, true, 'fall-back'],
    ['inbox delivered, 0 failed', false, false, 'exhausted'],
    ['0 failed, 0 queued', false, true, 'wait'],
    ['0 failed, 0 queued', true, true, 'fall-back'],
    ['0 failed, 0 sent', true, true, 'done'],
    ['0 queued, 1 failed', false, true, 'fall-back'],
    ['0 queued, 1 failed', false, false, 'wait'],
    ['0 failed, 1 queued', false, true, 'wait'],
    ['0 queued, 1 delivered', true, true, 'done'],
    ['0 failed, 1 failed', false, false, 'exhausted'],
    ['inbox opened, 0 failed', true, true, 'done'],
    ['inbox acknowledged, 0 queued', true, true, 'done'],
    ['0 withdrawn', true, true, 'done'],
    ['inbox delivered, 0 barred', true, true, 'wait'],
    ['0 barred, 1 failed', false, false, 'exhausted'],
    ['0 failed, phone sent', false, false, 'done'],
  ] as const)('%s (late: %s, more: %s): %s', (chain, late, more, next) => {
    expect(nextStep(chain.split(', ').map(row), late, more)).toBe(next);
  });
});

const contact = (id: string, role: ContactRow['role'], rank: number, more: Partial<ContactRow> = {}) =>
  ({
    ...{ id, role, rank, recipient: 'agency:health', channel: 'sms', active: true, forExercises: false },
    ...more,
  }) as ContactRow;
const CONTACTS = [
  contact('head', 'head', 1),
  contact('second', 'second', 1),
  contact('b', 'first', 2),
  contact('a', 'first', 1),
  contact('a too', 'first', 1),
  contact('gone', 'first', 1, { active: false }),
  contact('water', 'first', 1, { recipient: 'agency:water' }),
  contact('on duty', 'first', 1, { recipient: 'account:7' }),
];
const REACH: Reach = { recipient: 'agency:health', role: 'first', account: null, exercise: false };
const ids = (rows: readonly ContactRow[]) => rows.map(({ id }) => id);

describe('the order of contacts', () => {
  test.each([
    [REACH, ['a+a too', 'b', 'second', 'head']],
    [{ ...REACH, role: 'second' as const }, ['second', 'head']],
    [{ ...REACH, account: 'account:7' }, ['on duty', 'a+a too', 'b', 'second', 'head']],
    [{ ...REACH, account: 'account:7', role: 'head' as const }, ['on duty', 'head']],
  ])('of %j', (reach, order) => {
    expect(rungs(CONTACTS, reach).map((rung) => ids(rung).join('+'))).toEqual(order);
  });

  test('a message begins with the very role, and with nobody where that has no contact', () => {
    expect(ids(firstRung(CONTACTS, REACH))).toEqual(['a', 'a too']);
    expect(firstRung([contact('second', 'second', 1)], REACH)).toEqual([]);
    expect(ids(firstRung(CONTACTS, { ...REACH, account: 'account:7', role: 'second' }))).toEqual(['on duty']);
  });

  test('nobody is tried twice; an exercise passes by whoever is not marked', () => {
    expect(ids(nextRung(CONTACTS, REACH, new Set(['a', 'a too'])))).toEqual(['b']);
    expect(nextRung(CONTACTS, REACH, new Set(ids(CONTACTS)))).toEqual([]);
    const marked = [...CONTACTS, contact('marked', 'head', 4, { forExercises: true })];
    expect(ids(nextRung(marked, { ...REACH, exercise: true }, new Set(['a'])))).toEqual(['marked']);
  });
});
