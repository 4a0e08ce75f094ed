import type { Queue } from 'bullmq';
import type { DeliveryClass, DeliveryJob, DeliveryQueue } from '#runtime';
import { QUEUE_NAMES } from './bullmq-job.ts';
import { BullmqLane } from './bullmq-lane.ts';
import { BullmqProducer } from './bullmq-producer.ts';
import { checkJobs } from './check-job.ts';
import { OutageReporter } from './outage-reporter.ts';
import { type QueueOptions, type QueueSettings, queueSettings } from './queue-options.ts';
import { QueueUnavailable } from './queue-unavailable.ts';
import type { RedisTarget } from './redis-target.ts';

export interface BullmqQueueOptions extends QueueOptions {
  redis: RedisTarget;
  /** Before every key, so that several engines can share one Redis. */
  prefix?: string;
  /** How long add() and depth() wait for Redis. */
  addLimitMs?: number;
  /** After so long without a sign of life a worker's jobs are given to another. */
  stallAfterMs?: number;
}

/** A cluster keeps all keys of a queue on one node if their names share what stands in braces. */
const prefixFor = ({ redis, prefix = 'kaidu' }: BullmqQueueOptions): string =>
  redis.cluster ? `{${prefix}}` : prefix;

/** Jobs in Redis, for any number of processes. */
export class BullmqDeliveryQueue implements DeliveryQueue {
  readonly kind = 'bullmq';
  private readonly settings: QueueSettings;
  private readonly prefix: string;
  private readonly reporter: OutageReporter;
  private readonly producer: BullmqProducer;
  private readonly lanes = new Map<DeliveryClass, BullmqLane>();
  private closing: Promise<void> | null = null;

  constructor(private readonly options: BullmqQueueOptions) {
    this.settings = queueSettings(options);
    this.prefix = prefixFor(options);
    this.reporter = new OutageReporter(this.settings.onError);
    const limitMs = options.addLimitMs ?? 2000;
    this.producer = new BullmqProducer(options.redis, this.prefix, this.settings, this.reporter, limitMs);
  }

  async add(cls: DeliveryClass, jobs: readonly DeliveryJob[]): Promise<void> {
    checkJobs(jobs);
    if (this.closing) throw new QueueUnavailable('it is closed');
    await this.producer.add(cls, jobs);
  }

  async consume(cls: DeliveryClass, handler: (job: DeliveryJob) => Promise<void>): Promise<void> {
    if (this.closing) throw new QueueUnavailable('it is closed');
    if (this.lanes.has(cls)) throw new Error(`${cls} deliveries have a handler already`);
    const lane = new BullmqLane(
      {
        target: this.options.redis,
        prefix: this.prefix,
        name: QUEUE_NAMES[cls],
        concurrency: this.settings.concurrency[cls],
        stallAfterMs: this.options.stallAfterMs ?? 10_000,
        onError: this.settings.onError,
        reporter: this.reporter,
      },
      handler,
    );
    this.lanes.set(cls, lane);
  }

  async depth(cls: DeliveryClass): Promise<number> {
    if (this.closing) throw new QueueUnavailable('it is closed');
    return this.producer.depth(cls);
  }

  /** BullMQ's own view of the lanes, for an administrator's board. */
  get lanesInRedis(): Queue[] {
    return Object.values(this.producer.queues) as Queue[];
  }

  close(): Promise<void> {
    this.closing ??= (async () => {
      await Promise.all([...this.lanes.values()].map((lane) => lane.close(this.settings.drainMs)));
      await this.producer.close();
    })();
    return this.closing;
  }
}
