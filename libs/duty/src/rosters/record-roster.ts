import type { DutyShiftRow, RosterFact, Session } from '#runtime';
import type { Subject } from '../subject.ts';

export interface RosterChange {
  removed: DutyShiftRow[];
  /** Cut short: another person takes the rest. */
  relieved: { shift: DutyShiftRow; at: number }[];
  shifts: DutyShiftRow[];
}

/** Writes rows and the fact of a change; the fact alone can tell later who was on duty. */
export async function recordRoster(
  session: Session,
  fact: 'roster.set' | 'roster.changed',
  subject: Subject,
  { removed, relieved, shifts }: RosterChange,
  reason: string | null,
): Promise<void> {
  for (const shift of removed) session.put('duty_shift', { ...shift, removedAt: session.now });
  for (const { shift, at } of relieved) session.put('duty_shift', { ...shift, endsAt: at, relievedAt: at });
  for (const shift of shifts) session.put('duty_shift', shift);
  const data: RosterFact = {
    recipient: subject.key,
    removed: removed.map(({ id }) => id),
    relieved: relieved.map(({ shift, at }) => ({ id: shift.id, at })),
    shifts: shifts.map(({ id, role, name, accountId, startsAt, endsAt }) => ({
      ...{ id, role, name, accountId, startsAt, endsAt },
    })),
  };
  await session.record('roster', subject.key, fact, { data: { ...data }, reason });
}
