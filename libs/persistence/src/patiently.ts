import { setTimeout as sleep } from 'node:timers/promises';
import { isHeld } from './failures.ts';

const PAUSE_MS = 50;

/**
 * Tries again while another process holds the database, until the limit. SQLite answers at once, whatever its busy
 * timeout, where waiting might be for ever: two that change the journal mode, or two that began to read before writing.
 */
export async function patiently<T>(limitMs: number, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + limitMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isHeld(error) || performance.now() > until) throw error;
      await sleep(PAUSE_MS);
    }
  }
}
