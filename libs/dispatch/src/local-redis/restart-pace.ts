const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 30_000;
const STEADY_AFTER_MS = 60_000;

/**
 * How long to wait before a server that died is started again: ever longer, and from the beginning once it has
 * run steadily. It never gives up: tasks wait in the database, and somebody may free the disk meanwhile.
 */
export class RestartPace {
  attempts = 0;
  private startedAt = 0;

  /** Times are monotonic milliseconds: a clock that is set back must not change the pace. */
  started(now = performance.now()): void {
    this.startedAt = now;
  }

  nextPause(now = performance.now()): number {
    if (now - this.startedAt >= STEADY_AFTER_MS) this.attempts = 0;
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** this.attempts, LONGEST_PAUSE_MS);
    this.attempts += 1;
    return pause;
  }
}
