import type { DutyRole, DutyShiftRow, HandOverRow } from '../records/index.ts';

/** A turn on a roster, from its row or from the facts about it. */
export type Shift = Omit<DutyShiftRow, 'phone' | 'setBy'>;

/** An accepted hand-over: the moment at which duty passed. */
export interface Passing {
  handOverId: string;
  subject: string;
  role: DutyRole;
  name: string;
  accountId: string | null;
  shiftId: string;
  acceptedAt: number;
  holdsUntil: number;
}

/** All that says who was on duty when. */
export interface DutyBook {
  shifts: readonly Shift[];
  passings: readonly Passing[];
}

export interface OnDuty {
  subject: string;
  role: DutyRole;
  name: string;
  accountId: string | null;
  shiftId: string;
  /** Which of the two says so: an accepted hand-over, or only the roster. */
  basis: 'hand-over' | 'roster';
  dutyFrom: number;
  dutyUntil: number;
  handOverId: string | null;
  /** When it was recorded that this person has the duty, and whether that was after the moment asked for. */
  recordedAt: number;
  recordedAfterwards: boolean;
}

export const DUTY_ROLES: readonly DutyRole[] = ['first', 'second'];

/** Who had the duty of a post, agency or division at a moment, first contact first; nobody known: empty. */
export function whoIsOn(book: DutyBook, subject: string, at: number): OnDuty[] {
  return DUTY_ROLES.flatMap(
    (role) => byHandOver(book, subject, role, at) ?? byRoster(book, subject, role, at) ?? [],
  );
}

function byHandOver(
  { shifts, passings }: DutyBook,
  subject: string,
  role: DutyRole,
  at: number,
): OnDuty | null {
  const own = passings.filter((each) => each.subject === subject && each.role === role);
  const passing = own
    .filter(({ acceptedAt }) => acceptedAt <= at)
    .reduce<Passing | null>(
      (last, each) => (!last || each.acceptedAt >= last.acceptedAt ? each : last),
      null,
    );
  if (!passing) return null;
  const shift = shifts.find(({ id }) => id === passing.shiftId);
  const next = own.filter(({ acceptedAt }) => acceptedAt > at).map(({ acceptedAt }) => acceptedAt);
  // A change of the roster made since then takes the duty back.
  const taken = [shift?.removedAt, shift?.relievedAt].filter((time) => time != null);
  const until = Math.min(passing.holdsUntil, ...taken, ...next);
  if (at >= until) return null;
  const { name, accountId, shiftId, handOverId, acceptedAt } = passing;
  return {
    ...{ subject, role, name, accountId, shiftId, basis: 'hand-over', handOverId },
    ...{ dutyFrom: acceptedAt, dutyUntil: until, recordedAt: acceptedAt, recordedAfterwards: false },
  };
}

function byRoster({ shifts }: DutyBook, subject: string, role: DutyRole, at: number): OnDuty | null {
  const shift = shifts.find(
    (each) =>
      each.subject === subject &&
      each.role === role &&
      each.removedAt === null &&
      each.startsAt <= at &&
      at < each.endsAt,
  );
  if (!shift) return null;
  const { name, accountId, id, startsAt, endsAt, setAt } = shift;
  return {
    ...{ subject, role, name, accountId, shiftId: id, basis: 'roster', handOverId: null },
    ...{ dutyFrom: startsAt, dutyUntil: endsAt, recordedAt: setAt, recordedAfterwards: setAt > at },
  };
}

/** Rows of the record as a book. */
export function dutyBook(shifts: readonly Shift[], handOvers: readonly HandOverRow[]): DutyBook {
  const accepted = handOvers.filter(({ state }) => state === 'accepted');
  return {
    shifts,
    passings: accepted.map(({ id, subject, role, data, acceptedAt, holdsUntil }) => ({
      ...{ handOverId: id, subject, role, ...data.to },
      acceptedAt: acceptedAt!,
      holdsUntil: holdsUntil!,
    })),
  };
}
