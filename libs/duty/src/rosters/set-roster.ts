import { beijingIso, Problem } from '#kernel';
import type { Command, DutyRole, DutyShiftRow, Session } from '#runtime';
import { findSubject, requireRosterRight, type Subject } from '../subject.ts';
import { findPerson, type PersonGiven } from './find-person.ts';
import { recordRoster } from './record-roster.ts';
import { type Gap, gapsIn, refuseOverlaps } from './spans.ts';

const LIMIT_DAYS = 366;

export interface ShiftGiven extends PersonGiven {
  role?: DutyRole | undefined;
  /** Milliseconds, like every time here. */
  startsAt: number;
  endsAt: number;
}

export interface SetRoster {
  /** `post:<key>`, `agency:<key>` or `division:<code>`. */
  subject: string;
  from: number;
  until: number;
  shifts: ShiftGiven[];
  /** Needed where shifts stood in the span before, or where it reaches into the past. */
  reason?: string | undefined;
}

export interface RosterSet {
  subject: string;
  shiftIds: string[];
  replaced: number;
  warnings: Gap[];
}

/**
 * Sets a roster for a span: what stood wholly within it is replaced, what reaches into it from outside stays. Refuses
 * overlaps within a role (`roster.overlap`); gaps are told and left to whoever sets it.
 */
export const setRoster: Command<SetRoster, RosterSet> = {
  name: 'set-roster',
  async handle(session, input) {
    const subject = findSubject(session.plans, input.subject);
    requireRosterRight(session.actor, subject);
    return laySpan(session, subject, input);
  },
};

/** The same without asking who sets it, for what Kaidu lays out by itself. */
export async function layRoster(session: Session, input: SetRoster): Promise<RosterSet> {
  return laySpan(session, findSubject(session.plans, input.subject), input);
}

async function laySpan(session: Session, subject: Subject, input: SetRoster): Promise<RosterSet> {
  const { from, until } = input;
  // Written so that a time that is not a number is refused as well.
  if (!(from < until && until - from <= LIMIT_DAYS * 86_400_000))
    throw new Problem('roster.span-invalid', { days: LIMIT_DAYS });
  const standing = await session.find('duty_shift', { subject: subject.key, removedAt: null });
  const removed = standing.filter(({ startsAt, endsAt }) => startsAt >= from && endsAt <= until);
  const kept = standing.filter((shift) => !removed.includes(shift));
  const shifts = await freshShifts(session, subject, input);
  const reason = input.reason?.trim() || null;
  if (!reason && (removed.length || from < session.now)) throw new Problem('roster.reason-required');
  refuseOverlaps([...kept, ...shifts]);
  await recordRoster(session, 'roster.set', subject, { removed, relieved: [], shifts }, reason);
  return {
    subject: subject.key,
    shiftIds: shifts.map(({ id }) => id),
    replaced: removed.length,
    warnings: gapsIn([...kept, ...shifts], from, until),
  };
}

async function freshShifts(session: Session, subject: Subject, input: SetRoster): Promise<DutyShiftRow[]> {
  const rows: DutyShiftRow[] = [];
  for (const [i, given] of input.shifts.entries()) {
    const { startsAt, endsAt, role = 'first' } = given;
    if (!(startsAt < endsAt && startsAt >= input.from && endsAt <= input.until))
      throw new Problem('roster.shift-invalid', {
        ...{ n: i + 1, from: beijingIso(startsAt), until: beijingIso(endsAt) },
      });
    rows.push({
      ...{ id: session.newId(), subject: subject.key, role, startsAt, endsAt },
      ...(await findPerson(session, subject, given, i + 1)),
      ...{ setAt: session.now, setBy: session.actor.id, removedAt: null, relievedAt: null },
    });
  }
  return rows;
}
