import type { JournalRow } from '../ports/index.ts';
import type { DutyBook, Passing, Shift } from './who-is-on.ts';

/** What a change of a roster writes to the journal; telephone numbers stay out of it. */
export interface RosterFact {
  /** The subject: the journal's readers tell by it whose fact this is. */
  recipient: string;
  removed: string[];
  relieved: { id: string; at: number }[];
  shifts: Pick<Shift, 'id' | 'role' | 'name' | 'accountId' | 'startsAt' | 'endsAt'>[];
}

/** What an acceptance writes to the journal. */
export type PassingFact = Omit<Passing, 'handOverId' | 'subject'> & { recipient: string };

/**
 * Who had which duty when, from the facts alone. With `knownAt`, as it was known at that moment: a later correction of
 * the roster is then left out.
 */
export function foldDuty(facts: readonly JournalRow[], knownAt = Number.POSITIVE_INFINITY): DutyBook {
  const shifts = new Map<string, Shift>();
  const passings: Passing[] = [];
  for (const { fact, at, streamId, data } of facts) {
    if (at > knownAt) continue;
    if (fact === 'hand-over.accepted') {
      const { recipient, ...passing } = data as unknown as PassingFact;
      passings.push({ ...passing, handOverId: streamId, subject: recipient });
    } else if (fact === 'roster.set' || fact === 'roster.changed')
      applyRoster(shifts, data as unknown as RosterFact, at);
  }
  return { shifts: [...shifts.values()], passings };
}

function applyRoster(shifts: Map<string, Shift>, change: RosterFact, at: number): void {
  for (const id of change.removed) shifts.set(id, { ...shifts.get(id)!, removedAt: at });
  for (const { id, at: endsAt } of change.relieved)
    shifts.set(id, { ...shifts.get(id)!, endsAt, relievedAt: endsAt });
  for (const shift of change.shifts)
    shifts.set(shift.id, {
      ...shift,
      subject: change.recipient,
      setAt: at,
      removedAt: null,
      relievedAt: null,
    });
}
