import type { DeliveryRow } from '../records/index.ts';
import type { QuietHours } from './dispatch-rules.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const BEIJING = 8 * 60 * MINUTE;

/** When the quiet hours that `at` lies in are over; `at` itself outside of them. */
export function afterQuiet(at: number, hours: QuietHours | null): number {
  if (!hours || hours.from === hours.to) return at;
  const midnight = Math.floor((at + BEIJING) / DAY) * DAY - BEIJING;
  // Those that began yesterday, and those of today.
  for (const day of [midnight - DAY, midnight]) {
    const from = day + hours.from * MINUTE;
    const to = day + hours.to * MINUTE + (hours.to < hours.from ? DAY : 0);
    if (at >= from && at < to) return to;
  }
  return at;
}

/**
 * When a message may leave at the earliest. Only what is routine waits for the end of the quiet hours, and what an
 * exercise sends, which is never as urgent as a night's sleep; nothing waits on its way to an inbox, which wakes nobody.
 */
export const leavesAt = (
  row: Pick<DeliveryRow, 'urgency' | 'exercise' | 'contactId'>,
  earliest: number,
  quiet: QuietHours | null,
): number =>
  row.contactId !== null && (row.urgency === 'routine' || row.exercise)
    ? afterQuiet(earliest, quiet)
    : earliest;
