export interface BreakerPolicy {
  /** Failures in a row after which nothing is sent for a while. */
  failures: number;
  /** The first pause; it doubles each time that the trial after it fails. Milliseconds. */
  pauseMs: number;
  longestPauseMs: number;
}

export const BREAKER_POLICY: BreakerPolicy = { failures: 5, pauseMs: 30_000, longestPauseMs: 5 * 60_000 };

/** Whether an attempt may be made; `trial`: it is the one that finds out whether the pause can end. */
export type Admission = { go: true; trial: boolean } | { go: false; until: number };

const UNTIL_TRIAL_ENDS_MS = 1000;

/**
 * Stops sending to what failed several times in a row, so that it neither holds up others nor is hammered while it
 * recovers; after a pause one trial decides. Pure: the time is the caller's.
 */
export class CircuitBreaker {
  private failures = 0;
  private pausedUntil: number | null = null;
  private pauseMs: number;
  private onTrial = false;

  constructor(private readonly policy: BreakerPolicy = BREAKER_POLICY) {
    this.pauseMs = policy.pauseMs;
  }

  get state(): 'closed' | 'open' | 'half-open' {
    if (this.pausedUntil === null) return 'closed';
    return this.onTrial ? 'half-open' : 'open';
  }

  /** When the pause ends; null while there is none. */
  get until(): number | null {
    return this.pausedUntil;
  }

  admit(now: number): Admission {
    if (this.pausedUntil === null) return { go: true, trial: false };
    // The clock may have been set back since: no pause is longer than it was made.
    this.pausedUntil = Math.min(this.pausedUntil, now + this.pauseMs);
    if (now < this.pausedUntil) return { go: false, until: this.pausedUntil };
    if (this.onTrial) return { go: false, until: now + UNTIL_TRIAL_ENDS_MS };
    this.onTrial = true;
    return { go: true, trial: true };
  }

  /** True where a pause ends with it. */
  succeeded(): boolean {
    const ended = this.pausedUntil !== null;
    this.failures = 0;
    this.pausedUntil = null;
    this.pauseMs = this.policy.pauseMs;
    this.onTrial = false;
    return ended;
  }

  /** True where a pause begins with it; one that only goes on is no news. */
  failed(now: number, trial: boolean): boolean {
    if (trial) {
      this.onTrial = false;
      this.pauseMs = Math.min(this.pauseMs * 2, this.policy.longestPauseMs);
      this.pausedUntil = now + this.pauseMs;
      return false;
    }
    // Attempts that were under way when the pause began say nothing new.
    if (this.pausedUntil !== null) return false;
    this.failures++;
    if (this.failures < this.policy.failures) return false;
    this.pausedUntil = now + this.pauseMs;
    return true;
  }

  /** The attempt ended without showing anything about the other end. */
  undecided(trial: boolean): void {
    if (trial) this.onTrial = false;
  }
}
