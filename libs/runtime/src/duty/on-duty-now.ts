import type { Session } from '../bus/session.ts';
import { dutyBook, type OnDuty, whoIsOn } from './who-is-on.ts';

/** Who has the duty of a post, agency or division at this moment; empty where no roster says. */
export async function onDutyNow(session: Session, subject: string): Promise<OnDuty[]> {
  const shifts = await session.find('duty_shift', { subject }, { orderBy: 'startsAt' });
  if (!shifts.length) return [];
  const handOvers = await session.find('hand_over', { subject, state: 'accepted' });
  return whoIsOn(dutyBook(shifts, handOvers), subject, session.now);
}
