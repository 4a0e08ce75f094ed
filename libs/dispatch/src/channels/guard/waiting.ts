const MOST_REMEMBERED = 1000;
/** One that does not come back so soon after its time went another way, or was settled. */
const LATE_MS = 10_000;

/** Deliveries that are held back for one target: since when each waits, and how many wait before it. */
export class Waiting {
  private readonly held = new Map<string, { since: number; until: number }>();

  /** When this one began to wait: now, where it does not yet. */
  since(id: string, now: number): number {
    return Math.min(this.held.get(id)?.since ?? now, now);
  }

  hold(id: string, since: number, until: number): void {
    const known = this.held.get(id);
    if (known) known.until = until;
    else {
      if (this.held.size >= MOST_REMEMBERED) this.release(this.held.keys().next().value!);
      this.held.set(id, { since, until });
    }
  }

  release(id: string): void {
    this.held.delete(id);
  }

  ahead(id: string, now: number): number {
    let count = 0;
    for (const [other, { until }] of this.held) {
      if (other === id) return count;
      if (now > until + LATE_MS) this.held.delete(other);
      else count++;
    }
    return count;
  }
}
