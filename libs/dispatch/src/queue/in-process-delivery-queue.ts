import type { DeliveryClass, DeliveryJob, DeliveryQueue } from '#runtime';
import { checkJobs } from './check-job.ts';
import { InProcessLane } from './in-process-lane.ts';
import { type QueueOptions, queueSettings } from './queue-options.ts';
import { QueueUnavailable } from './queue-unavailable.ts';

/** Jobs in memory, for one process and without Redis; the outbox brings back what a crash loses. */
export class InProcessDeliveryQueue implements DeliveryQueue {
  readonly kind = 'in-process';
  private readonly lanes: Record<DeliveryClass, InProcessLane>;
  private closing: Promise<void> | null = null;

  constructor(options: QueueOptions = {}) {
    const settings = queueSettings(options);
    this.lanes = {
      urgent: new InProcessLane(settings.concurrency.urgent, settings),
      routine: new InProcessLane(settings.concurrency.routine, settings),
    };
  }

  async add(cls: DeliveryClass, jobs: readonly DeliveryJob[]): Promise<void> {
    checkJobs(jobs);
    this.lane(cls).add(jobs);
  }

  async consume(cls: DeliveryClass, handler: (job: DeliveryJob) => Promise<void>): Promise<void> {
    this.lane(cls).consume(handler);
  }

  async depth(cls: DeliveryClass): Promise<number> {
    return this.lane(cls).depth;
  }

  close(): Promise<void> {
    this.closing ??= Promise.all(Object.values(this.lanes).map((lane) => lane.close())).then(() => undefined);
    return this.closing;
  }

  private lane(cls: DeliveryClass): InProcessLane {
    if (this.closing) throw new QueueUnavailable('it is closed');
    return this.lanes[cls];
  }
}
