import { beijingIso, Problem } from '#kernel';
import type { Command, DutyShiftRow, Session } from '#runtime';
import { findSubject, requireRosterRight, type Subject } from '../subject.ts';
import { findPerson, type PersonGiven } from './find-person.ts';
import { recordRoster } from './record-roster.ts';
import { type Gap, gapsIn, refuseOverlaps } from './spans.ts';

export interface ChangeShift {
  shiftId: string;
  reason: string;
  /** Another person; the same one if left out. */
  person?: PersonGiven | undefined;
  /** Since when the other person: now if the shift is running, otherwise the whole of it. */
  since?: number | undefined;
  startsAt?: number | undefined;
  endsAt?: number | undefined;
}

export interface ShiftChanged {
  subject: string;
  /** The shift as it stands now; null where it was taken off. */
  shiftId: string | null;
  warnings: Gap[];
}

/** Changes one shift: its times, or the person, who then takes over the rest of a running one. */
export const changeShift: Command<ChangeShift, ShiftChanged> = {
  name: 'change-shift',
  refs: ({ shiftId }) => [{ table: 'duty_shift', id: shiftId }],
  async handle(session, input) {
    const { shift, subject } = await findShift(session, input.shiftId);
    const reason = requireReason(input.reason);
    const { id: _, ...same } = shift;
    const next: DutyShiftRow = {
      ...same,
      ...(input.person && (await findPerson(session, subject, input.person, 1))),
      startsAt: input.startsAt ?? shift.startsAt,
      endsAt: input.endsAt ?? shift.endsAt,
      ...{ id: session.newId(), setAt: session.now, setBy: session.actor.id, relievedAt: null },
    };
    if (!(next.startsAt < next.endsAt))
      throw new Problem('roster.shift-invalid', {
        ...{ n: 1, from: beijingIso(next.startsAt), until: beijingIso(next.endsAt) },
      });
    const at = input.person && relievedAt(session, shift, input.since);
    const relieved = at === undefined ? [] : [{ shift, at }];
    const fresh = at === undefined ? next : { ...next, startsAt: at };
    const rest = await others(session, shift);
    const cut = relieved.map(() => ({ ...shift, endsAt: at! }));
    refuseOverlaps([...rest, ...cut, fresh]);
    const removed = relieved.length ? [] : [shift];
    await recordRoster(session, 'roster.changed', subject, { removed, relieved, shifts: [fresh] }, reason);
    const [from, until] = [Math.min(shift.startsAt, fresh.startsAt), Math.max(shift.endsAt, fresh.endsAt)];
    return {
      subject: subject.key,
      shiftId: fresh.id,
      warnings: gapsIn([...rest, ...cut, fresh], from, until),
    };
  },
};

/** The moment at which another person takes over within the shift; undefined where it is the whole of it. */
function relievedAt(session: Session, shift: DutyShiftRow, since?: number): number | undefined {
  const running = shift.startsAt < session.now && session.now < shift.endsAt;
  const at = since ?? (running ? session.now : shift.startsAt);
  if (at < shift.startsAt || at >= shift.endsAt)
    throw new Problem('roster.moment-outside', {
      ...{ at: beijingIso(at), from: beijingIso(shift.startsAt), until: beijingIso(shift.endsAt) },
    });
  return at === shift.startsAt ? undefined : at;
}

/** Takes a shift off the roster; what it leaves open is told. */
export const removeShift: Command<{ shiftId: string; reason: string }, ShiftChanged> = {
  name: 'remove-shift',
  refs: ({ shiftId }) => [{ table: 'duty_shift', id: shiftId }],
  async handle(session, input) {
    const { shift, subject } = await findShift(session, input.shiftId);
    const reason = requireReason(input.reason);
    const change = { removed: [shift], relieved: [], shifts: [] };
    await recordRoster(session, 'roster.changed', subject, change, reason);
    const rest = await others(session, shift);
    const own = gapsIn(rest, shift.startsAt, shift.endsAt).filter(({ role }) => role === shift.role);
    return { subject: subject.key, shiftId: null, warnings: own };
  },
};

async function findShift(session: Session, id: string): Promise<{ shift: DutyShiftRow; subject: Subject }> {
  const shift = await session.require('duty_shift', id);
  const subject = findSubject(session.plans, shift.subject);
  requireRosterRight(session.actor, subject);
  if (shift.removedAt !== null) throw new Problem('roster.shift-gone', { at: beijingIso(shift.removedAt) });
  return { shift, subject };
}

async function others(session: Session, { id, subject }: DutyShiftRow): Promise<DutyShiftRow[]> {
  const standing = await session.find('duty_shift', { subject, removedAt: null });
  return standing.filter((each) => each.id !== id);
}

function requireReason(reason: string): string {
  const given = reason.trim();
  if (!given) throw new Problem('roster.reason-required');
  return given;
}
