/** The first attempt and its repetitions: given up after about half an hour without success. */
export const MAX_ATTEMPTS = 12;

const FIRST_MS = 2_000;
const LONGEST_MS = 10 * 60_000;

/**
 * Milliseconds from the attempt that failed to the next one, or null when there shall be none. Half of it is
 * chance, so that many messages to a recipient that comes back do not arrive at one instant.
 *
 * @param attempts how many were made so far
 * @param random a number from 0 to below 1
 */
export function nextAttemptDelay(attempts: number, random: () => number): number | null {
  if (attempts >= MAX_ATTEMPTS) return null;
  const full = Math.min(FIRST_MS * 2 ** (Math.max(attempts, 1) - 1), LONGEST_MS);
  return Math.round(full / 2 + (full / 2) * random());
}
