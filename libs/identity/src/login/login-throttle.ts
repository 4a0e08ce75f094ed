import { type Clock, Problem } from '#kernel';
import type { JournalEntry } from '#runtime';
import { FAILURES_TO_LOCK, FORGET_AFTER_MS, lockMs } from './lock-terms.ts';

interface Tally {
  failures: number;
  pending: number;
  lockedUntil: number;
  lastAt: number;
}

export interface Lock {
  failures: number;
  until: number;
}

/** One attempt that was let through; exactly one of these is called when its outcome is known. */
export interface Attempt {
  succeeded(): void;
  /** The lock-out that this failure earned, if it did. */
  failed(): Lock | null;
  /** Nothing was learnt: the attempt does not count. */
  withdraw(): void;
}

const KEY_LENGTH = 64;
/** Facts after which earlier failures count no more. */
export const CLEARING: ReadonlySet<string> = new Set(['account.unlocked', 'account.password-changed']);

export function lockedProblem(until: number, now: number): Problem {
  const retryAfter = Math.ceil((until - now) / 1000);
  return new Problem('login.locked', { minutes: Math.ceil(retryAfter / 60) }, { retryAfter });
}

/**
 * Counts failures by the name that was typed, whether or not there is such an account: both are locked alike, so
 * a lock-out tells nothing. It lives in bounded memory; what it decides about a real account is also recorded.
 */
export class LoginThrottle {
  private readonly tallies = new Map<string, Tally>();

  constructor(
    private readonly clock: Clock,
    private readonly limit = 10_000,
  ) {}

  /** Lets an attempt through, or refuses with `login.locked`. */
  enter(name: string): Attempt {
    const now = this.clock.now();
    const tally = this.tally(name, now);
    if (tally.lockedUntil > now) throw lockedProblem(tally.lockedUntil, now);
    // Guesses made side by side must not get past the count while none of them has failed yet.
    if ((tally.failures % FAILURES_TO_LOCK) + tally.pending >= FAILURES_TO_LOCK)
      throw new Problem('request.too-many', { seconds: 1 }, { retryAfter: 1 });
    tally.pending++;
    tally.lastAt = now;
    return {
      succeeded: () => this.forget(name),
      failed: () => this.count(tally),
      withdraw: () => void tally.pending--,
    };
  }

  /** Takes over a lock-out from the record, where another process or an earlier run put it. */
  learn(name: string, lock: Lock): void {
    const tally = this.tally(name, this.clock.now());
    tally.failures = Math.max(tally.failures, lock.failures);
    tally.lockedUntil = Math.max(tally.lockedUntil, lock.until);
    tally.lastAt = Math.max(tally.lastAt, lock.until);
  }

  /** Forgets failures that an administrator forgave. Give it the journal's facts. */
  heed(fact: Pick<JournalEntry, 'fact' | 'data'>): void {
    if (CLEARING.has(fact.fact)) this.forget(String(fact.data['login']));
  }

  /** When the failure was that earned the lock; 0 where there is none. */
  lockedSince(name: string): number {
    const tally = this.tallies.get(name.slice(0, KEY_LENGTH));
    return tally?.lockedUntil ? tally.lockedUntil - lockMs(tally.failures) : 0;
  }

  forget(name: string): void {
    this.tallies.delete(name.slice(0, KEY_LENGTH));
  }

  private count(tally: Tally): Lock | null {
    const now = this.clock.now();
    tally.pending--;
    tally.failures++;
    tally.lastAt = now;
    if (tally.failures % FAILURES_TO_LOCK) return null;
    tally.lockedUntil = now + lockMs(tally.failures);
    tally.lastAt = tally.lockedUntil;
    return { failures: tally.failures, until: tally.lockedUntil };
  }

  private tally(name: string, now: number): Tally {
    const key = name.slice(0, KEY_LENGTH);
    let tally = this.tallies.get(key);
    this.tallies.delete(key);
    if (!tally || (!tally.pending && now - tally.lastAt > FORGET_AFTER_MS))
      tally = { failures: 0, pending: 0, lockedUntil: 0, lastAt: now };
    this.tallies.set(key, tally);
    if (this.tallies.size > this.limit) this.evict(now, key);
    return tally;
  }

  /** The least recently tried gives way; one that is locked only when all are, or spraying names would unlock it. */
  private evict(now: number, keep: string): void {
    let oldest: string | undefined;
    for (const [key, tally] of this.tallies) {
      if (key === keep) continue;
      oldest ??= key;
      if (!tally.pending && tally.lockedUntil <= now) {
        oldest = key;
        break;
      }
    }
    if (oldest !== undefined) this.tallies.delete(oldest);
  }
}
