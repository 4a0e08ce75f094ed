/** An attempt under way for longer than this is slow. */
const SLOW_MS = 3000;
/** So many slow ones at once, of the 32 deliveries that a process makes at once. */
const MOST_SLOW = 6;

/**
 * Attempts under way to one target. A target that hangs would otherwise get every place in the queue, and with it hold
 * up all others, before its first attempt has even failed.
 */
export class SlowAttempts {
  private readonly begun = new Map<symbol, number>();

  tooMany(now: number): boolean {
    let slow = 0;
    for (const at of this.begun.values()) if (now - at >= SLOW_MS) slow++;
    return slow >= MOST_SLOW;
  }

  begin(now: number): symbol {
    const attempt = Symbol('attempt');
    this.begun.set(attempt, now);
    return attempt;
  }

  end(attempt: symbol): void {
    this.begun.delete(attempt);
  }
}
