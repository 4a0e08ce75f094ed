import { crashPoint, type DeliveryJob } from '#runtime';
import { settlesWithin } from '../time-limit.ts';
import { asError } from './as-error.ts';
import type { QueueSettings } from './queue-options.ts';

interface Ticket {
  job: DeliveryJob;
  attempt: number;
}

export type Handler = (job: DeliveryJob) => Promise<void>;

/** One class's jobs in memory: first in, first out, so many at a time. */
export class InProcessLane {
  /** Ids of jobs that wait, run, or wait to be tried again: the same id is the same job. */
  private readonly known = new Set<string>();
  private readonly running = new Set<Promise<void>>();
  private readonly pauses = new Set<NodeJS.Timeout>();
  private waiting: Ticket[] = [];
  /** How many of `waiting` have left; shifting the array for each would be slow when it is long. */
  private gone = 0;
  private handler: Handler | null = null;
  private starting = false;
  private closed = false;

  constructor(
    private readonly concurrency: number,
    private readonly settings: QueueSettings,
  ) {}

  get depth(): number {
    return this.known.size;
  }

  add(jobs: readonly DeliveryJob[]): void {
    for (const job of jobs) {
      if (this.known.has(job.id)) continue;
      this.known.add(job.id);
      this.waiting.push({ job, attempt: 1 });
    }
    this.start();
  }

  consume(handler: Handler): void {
    if (this.handler) throw new Error('these deliveries have a handler already');
    this.handler = handler;
    this.start();
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const pause of this.pauses) clearTimeout(pause);
    await settlesWithin(this.settings.drainMs, Promise.allSettled(this.running));
    this.waiting = [];
    this.known.clear();
  }

  /** Handlers never run inside the caller's own step, as they would not with Redis. */
  private start(): void {
    if (this.starting) return;
    this.starting = true;
    queueMicrotask(() => {
      this.starting = false;
      this.fill();
    });
  }

  private fill(): void {
    const { handler } = this;
    while (handler && !this.closed && this.running.size < this.concurrency) {
      const ticket = this.next();
      if (!ticket) return;
      const run = this.run(handler, ticket).finally(() => {
        this.running.delete(run);
        this.fill();
      });
      this.running.add(run);
    }
  }

  private next(): Ticket | undefined {
    const ticket = this.waiting[this.gone++];
    if (ticket && this.gone < 1024) return ticket;
    this.waiting = ticket ? this.waiting.slice(this.gone) : [];
    this.gone = 0;
    return ticket;
  }

  private async run(handler: Handler, ticket: Ticket): Promise<void> {
    try {
      await handler(ticket.job);
      crashPoint('job-handled-in-process');
      this.known.delete(ticket.job.id);
    } catch (thrown) {
      this.settings.onError(asError(thrown));
      this.retry(ticket);
    }
  }

  private retry({ job, attempt }: Ticket): void {
    if (attempt >= this.settings.attempts || this.closed) {
      this.known.delete(job.id);
      return;
    }
    const pause = setTimeout(
      () => {
        this.pauses.delete(pause);
        this.waiting.push({ job, attempt: attempt + 1 });
        this.start();
      },
      this.settings.backoffMs * 2 ** (attempt - 1),
    );
    this.pauses.add(pause);
  }
}
