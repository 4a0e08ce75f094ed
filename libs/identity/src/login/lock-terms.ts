const MINUTE = 60_000;

/** Failures in a row that earn a lock-out, each time anew. */
export const FAILURES_TO_LOCK = 5;
const FIRST_LOCK_MS = 15 * MINUTE;
/** Longer would hurt a duty officer in a disaster more than a guesser: this leaves thirty guesses a day. */
const LONGEST_LOCK_MS = 240 * MINUTE;
/** After so long without a failure, earlier ones count no more. */
export const FORGET_AFTER_MS = 24 * 60 * MINUTE;

/** How long the lock-out lasts that this many failures in a row earn: 15 minutes, doubled each time. */
export const lockMs = (failures: number): number =>
  Math.min(FIRST_LOCK_MS * 2 ** (Math.floor(failures / FAILURES_TO_LOCK) - 1), LONGEST_LOCK_MS);
