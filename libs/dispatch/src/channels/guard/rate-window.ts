/** A little over a minute, since the other end counts arrivals, not departures. */
const WINDOW_MS = 61_000;
/** The part of the minute that is kept for urgent messages. */
const FOR_URGENT = 0.2;

/**
 * At most so many in any minute, exactly: robots that get one more are shut out for ten. It remembers when each of the
 * last ones went. Times are those of the caller's clock, which may jump.
 */
export class RateWindow {
  private times: number[] = [];

  constructor(private readonly perMinute: number) {}

  /**
   * When the next may go: `now`, or later. `ahead`: how many wait already. Routine messages leave some room, so that an
   * urgent one does not find the minute used up.
   */
  readyAt(now: number, urgent: boolean, ahead: number): number {
    this.forget(now);
    const most = urgent ? this.perMinute : Math.max(1, Math.floor(this.perMinute * (1 - FOR_URGENT)));
    const over = this.times.length + ahead - most;
    if (over < 0) return now;
    // Each that leaves the window makes room for one; for those beyond, whole minutes pass.
    return (this.times[over % most] ?? now) + WINDOW_MS * (Math.floor(over / most) + 1);
  }

  take(now: number): void {
    this.times.push(now);
  }

  private forget(now: number): void {
    // What lies ahead of the clock was written before it was set back.
    this.times = this.times.filter((at) => at > now - WINDOW_MS && at <= now);
  }
}
