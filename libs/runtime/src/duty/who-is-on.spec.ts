import { describe, expect, it } from '@jest/globals';
import type { JournalRow } from '../ports/index.ts';
import { foldDuty, type PassingFact, type RosterFact } from './fold-duty.ts';
import { whoIsOn } from './who-is-on.ts';

const HOUR = 3600_000;
const SUBJECT = 'post:duty-officer';

const fact = (at: number, name: string, data: object, streamId = SUBJECT) =>
  ({ at: at * HOUR, fact: name, streamId, data }) as unknown as JournalRow;
const shift = (id: string, from: number, until: number, role: 'first' | 'second' = 'first') => ({
  ...{ id, role, name: id.toUpperCase(), accountId: null, startsAt: from * HOUR, endsAt: until * HOUR },
});
const set = (at: number, shifts: ReturnType<typeof shift>[], change: Partial<RosterFact> = {}) =>
  fact(at, 'roster.set', {
    recipient: SUBJECT,
    removed: [],
    relieved: [],
    shifts,
    ...change,
  } satisfies RosterFact);
const accepted = (at: number, shiftId: string, holdsUntil: number) =>
  fact(
    at,
    'hand-over.accepted',
    {
      ...{ recipient: SUBJECT, role: 'first', name: shiftId.toUpperCase(), accountId: null, shiftId },
      ...{ acceptedAt: at * HOUR, holdsUntil: holdsUntil * HOUR },
    } satisfies PassingFact,
    `h-${at}`,
  );
const on = (facts: JournalRow[], at: number, knownAt?: number) =>
  whoIsOn(foldDuty(facts, knownAt && knownAt * HOUR), SUBJECT, at * HOUR).map(
    ({ name, basis }) => `${name} ${basis}`,
  );

const ROSTER = set(0, [shift('a', 0, 12), shift('b', 12, 24), shift('s', 0, 24, 'second')]);

describe('who is on duty', () => {
  it('is who the roster names: from the first instant of a shift to the last before its end', () => {
    expect(on([ROSTER], 0)).toEqual(['A roster', 'S roster']);
    expect(on([ROSTER], 12 - 1 / HOUR)).toEqual(['A roster', 'S roster']);
    expect(on([ROSTER], 12)).toEqual(['B roster', 'S roster']);
    expect(on([ROSTER], 24)).toEqual([]);
    expect(whoIsOn(foldDuty([ROSTER]), 'agency:water', 1)).toEqual([]);
  });

  it('is who accepted, from the acceptance until the next one, early or late', () => {
    const facts = [ROSTER, accepted(1, 'a', 24), accepted(12.5, 'b', 36)];
    expect(on(facts, 0.5)[0]).toBe('A roster');
    expect(on(facts, 12.4)[0]).toBe('A hand-over');
    expect(on(facts, 12.5)[0]).toBe('B hand-over');
    expect(on(facts, 30)).toEqual(['B hand-over']);
    const [late] = whoIsOn(foldDuty(facts), SUBJECT, 12.2 * HOUR);
    expect(late).toMatchObject({ dutyFrom: HOUR, dutyUntil: 12.5 * HOUR, handOverId: 'h-1' });
  });

  it('is the roster’s again once an acceptance has lapsed', () => {
    const facts = [ROSTER, accepted(1, 'a', 14)];
    expect(on(facts, 13.9)[0]).toBe('A hand-over');
    expect(on(facts, 14)[0]).toBe('B roster');
  });

  it('is who relieves somebody by a change of the roster, from that moment', () => {
    const relief = set(5, [shift('c', 4, 12)], { relieved: [{ id: 'a', at: 4 * HOUR }] });
    const facts = [ROSTER, accepted(0, 'a', 24), relief];
    expect(on(facts, 3.9)[0]).toBe('A hand-over');
    expect(on(facts, 4)[0]).toBe('C roster');
    // It was written down an hour later: what was known before that is still to be had.
    expect(on(facts, 4.5, 4.6)[0]).toBe('A hand-over');
    expect(whoIsOn(foldDuty(facts), SUBJECT, 4.5 * HOUR)[0]).toMatchObject({ recordedAfterwards: true });
    expect(whoIsOn(foldDuty(facts), SUBJECT, 5 * HOUR)[0]).toMatchObject({ recordedAfterwards: false });
  });

  it('keeps what a removed shift’s hand-over was until it was removed', () => {
    const facts = [ROSTER, accepted(1, 'a', 24), set(6, [shift('d', 0, 12)], { removed: ['a'] })];
    expect(on(facts, 5)[0]).toBe('A hand-over');
    expect(on(facts, 6)[0]).toBe('D roster');
  });
});
