import { beijingIso, Problem } from '#kernel';
import type { Session } from './session.ts';

/** A little ahead is the device's clock, not a mistake. */
const TOLERANCE_MS = 5 * 60_000;
/** What waited longer than this on a device is for a person to enter anew, who looks at what has happened since. */
const LONGEST_WAIT_DAYS = 7;
const LONGEST_WAIT_MS = LONGEST_WAIT_DAYS * 24 * 3600_000;

/** Refuses `entry.time-in-future` and `entry.too-old`: a moment of entry that cannot be true, or one long past. */
export function checkEntered({ now, enteredAt }: Pick<Session, 'now' | 'enteredAt'>): void {
  const said = () => ({ at: beijingIso(enteredAt), now: beijingIso(now) });
  if (enteredAt > now + TOLERANCE_MS) throw new Problem('entry.time-in-future', said());
  if (enteredAt < now - LONGEST_WAIT_MS)
    throw new Problem('entry.too-old', { ...said(), days: LONGEST_WAIT_DAYS });
}
