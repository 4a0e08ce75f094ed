import { setTimeout as sleep } from 'node:timers/promises';

interface Turn {
  id: string;
  work: (waited: boolean) => Promise<void>;
}

interface Lane {
  running: number;
  waiting: Turn[];
}

/** Enough for a contact that answers; one that hangs holds no more of the queue's places than these. */
const AT_ONCE = 4;

/**
 * A lane for each contact, in which a few attempts are made at once. What finds its lane full waits here, without a
 * place in the queue, so that a hundred messages to a dead contact leave room for everybody else. It keeps no state
 * that matters: what is lost with it the sweep finds in the outbox.
 */
export class ContactLanes {
  private readonly lanes = new Map<string, Lane>();
  /** Deliveries that run or wait: handed over again meanwhile, they are not made twice. */
  private readonly known = new Set<string>();
  /** What runs in its turn: nobody waits for it. */
  private readonly turns = new Set<Promise<void>>();
  private closed = false;

  constructor(private readonly onFault: (error: unknown) => void) {}

  /** Deliveries that run or wait. */
  get size(): number {
    return this.known.size;
  }

  /** Resolves when the work is done; at once where it has to wait, or is known already. */
  async run(contactId: string, id: string, work: Turn['work']): Promise<void> {
    if (this.known.has(id) || this.closed) return;
    this.known.add(id);
    const lane = this.lanes.get(contactId) ?? { running: 0, waiting: [] };
    this.lanes.set(contactId, lane);
    if (lane.running >= AT_ONCE) lane.waiting.push({ id, work });
    else await this.take(contactId, lane, { id, work }, false);
  }

  /** Nothing that waits begins any more; what runs in its turn may end, within a limit. */
  async close(limitMs = 10_000): Promise<void> {
    this.closed = true;
    for (const { waiting } of this.lanes.values())
      for (const { id } of waiting.splice(0)) this.known.delete(id);
    const over = new AbortController();
    const limit = sleep(limitMs, undefined, { signal: over.signal }).catch(() => undefined);
    await Promise.race([Promise.all(this.turns), limit]);
    over.abort();
  }

  private begin(contactId: string, lane: Lane, next: Turn): void {
    const turn = this.take(contactId, lane, next, true)
      .catch(this.onFault)
      .finally(() => this.turns.delete(turn));
    this.turns.add(turn);
  }

  private async take(contactId: string, lane: Lane, { id, work }: Turn, waited: boolean): Promise<void> {
    lane.running++;
    try {
      await work(waited);
    } finally {
      lane.running--;
      this.known.delete(id);
      const next = lane.waiting.shift();
      if (next) this.begin(contactId, lane, next);
      else if (!lane.running) this.lanes.delete(contactId);
    }
  }
}
