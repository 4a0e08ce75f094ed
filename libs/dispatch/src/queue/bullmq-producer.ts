import { Queue } from 'bullmq';
import { crashPoint, type DeliveryClass, type DeliveryJob } from '#runtime';
import { bullmqJob, jobOptions, QUEUE_NAMES } from './bullmq-job.ts';
import type { OutageReporter } from './outage-reporter.ts';
import type { QueueSettings } from './queue-options.ts';
import { RedisGate } from './redis-gate.ts';
import { connectRedis, type RedisClient, type RedisTarget } from './redis-target.ts';

/** One round trip carries this many jobs; more would hold up whoever else uses Redis. */
const BATCH = 500;

/** Hands jobs to Redis over one connection that fails at once when Redis is away. */
export class BullmqProducer {
  private readonly client: RedisClient;
  private readonly gate: RedisGate;
  readonly queues: Record<DeliveryClass, Queue<DeliveryJob, void>>;

  constructor(
    target: RedisTarget,
    prefix: string,
    settings: QueueSettings,
    reporter: OutageReporter,
    limitMs: number,
  ) {
    this.client = connectRedis(target, reporter, { enableOfflineQueue: false, maxRetriesPerRequest: 0 });
    this.gate = new RedisGate(this.client, limitMs);
    const open = (cls: DeliveryClass) => {
      const queue = new Queue<DeliveryJob, void>(QUEUE_NAMES[cls], {
        connection: this.client,
        prefix,
        defaultJobOptions: jobOptions(settings),
        skipWaitingForReady: true,
        // Its version check would fail for good if Redis were away right now.
        skipVersionCheck: true,
        skipMetasUpdate: true,
      });
      queue.on('error', reporter.fault);
      return queue;
    };
    this.queues = { urgent: open('urgent'), routine: open('routine') };
  }

  async add(cls: DeliveryClass, jobs: readonly DeliveryJob[]): Promise<void> {
    for (let i = 0; i < jobs.length; i += BATCH) {
      const batch = jobs.slice(i, i + BATCH).map(bullmqJob);
      await this.gate.pass(() => this.queues[cls].addBulk(batch));
      crashPoint('batch-added');
    }
  }

  async depth(cls: DeliveryClass): Promise<number> {
    const counts = await this.gate.pass(() => this.queues[cls].getJobCounts('wait', 'active', 'delayed'));
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.queues).map((queue) => queue.close()));
    // BullMQ leaves a connection open that it was given.
    this.client.disconnect();
  }
}
