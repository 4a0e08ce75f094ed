/** How long the driver waits for an answer before it gives the connection up, in milliseconds. */
export interface Patience {
  query_timeout: number;
}

/**
 * A server whose machine is gone, or whose network drops everything, says nothing: the system would wait for a quarter
 * of an hour. No statement of ours takes so long, and one that waits for a lock is refused before.
 */
export const patienceOf = (lockTimeoutMs: number): Patience => ({ query_timeout: lockTimeoutMs * 3 });
