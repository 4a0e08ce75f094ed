import type { Session } from '../bus/session.ts';
import type { DutyShiftRow, HandOverRow } from '../records/index.ts';
import { DUTY_ROLES, dutyBook, type OnDuty, whoIsOn } from './who-is-on.ts';

/** What is read for it: a session's view, or the committed record's. */
export type DutyReads = Pick<Session, 'now' | 'find' | 'get'>;

/** Who has the duty of a post, agency or division at this moment; empty where no roster says. */
export async function onDutyNow(session: DutyReads, subject: string): Promise<OnDuty[]> {
  const shifts: DutyShiftRow[] = [];
  const handOvers: HandOverRow[] = [];
  for (const role of DUTY_ROLES) {
    // Shifts of a role do not overlap, so the one that began last is the one that can be running.
    const begun = await session.find(
      'duty_shift',
      { subject, role, removedAt: null },
      {
        ...{ orderBy: 'startsAt', descending: true, limit: 1 },
        atMost: { column: 'startsAt', value: session.now },
      },
    );
    const accepted = await session.find(
      'hand_over',
      { subject, role, state: 'accepted' },
      { orderBy: 'acceptedAt', descending: true, limit: 1 },
    );
    handOvers.push(...accepted);
    shifts.push(...begun);
    for (const { data } of accepted) {
      const held = await session.get('duty_shift', data.to.shiftId);
      if (held && held.id !== begun[0]?.id) shifts.push(held);
    }
  }
  return whoIsOn(dutyBook(shifts, handOvers), subject, session.now);
}
