import { crashPoint, type DeliveryJob } from '#runtime';
import { settlesWithin } from '../time-limit.ts';
import { AbandonableWorker } from './abandonable-worker.ts';
import { asError } from './as-error.ts';
import type { BullmqJob } from './bullmq-job.ts';
import type { OutageReporter } from './outage-reporter.ts';
import { RedisHeartbeat } from './redis-heartbeat.ts';
import { connectRedis, type RedisClient, type RedisTarget } from './redis-target.ts';

export interface LaneOptions {
  target: RedisTarget;
  prefix: string;
  name: string;
  concurrency: number;
  /** A worker that is silent for so long is taken for dead, and its jobs go to another. */
  stallAfterMs: number;
  onError: (error: Error) => void;
  reporter: OutageReporter;
}

/** One class's worker: waits for Redis for as long as it takes, and resumes by itself. */
export class BullmqLane {
  private readonly client: RedisClient;
  private readonly heartbeat: RedisHeartbeat;
  private readonly worker: AbandonableWorker;
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly options: LaneOptions,
    private readonly handler: (job: DeliveryJob) => Promise<void>,
  ) {
    const { target, reporter, stallAfterMs } = options;
    this.client = connectRedis(target, reporter, { maxRetriesPerRequest: null });
    this.heartbeat = new RedisHeartbeat(this.client, stallAfterMs / 2);
    this.worker = new AbandonableWorker(options.name, (job: BullmqJob) => this.run(job), {
      connection: this.client,
      prefix: options.prefix,
      concurrency: options.concurrency,
      lockDuration: stallAfterMs,
      stalledInterval: Math.ceil(stallAfterMs / 2),
      maxStalledCount: 3,
      // After a lost connection BullMQ would idle for 15 s.
      runRetryDelay: 500,
    });
    this.worker.on('error', reporter.fault);
  }

  /** Lets running handlers finish, and Redis note that they did, as far as time and Redis allow. */
  async close(drainMs: number): Promise<void> {
    const closing = this.worker.close();
    const drained = await settlesWithin(drainMs, Promise.race([closing, this.idle()]));
    const noted = drained && (await settlesWithin(this.client.status === 'ready' ? 2000 : 100, closing));
    if (!noted) await this.worker.abandon();
    this.heartbeat.stop();
    this.client.disconnect();
  }

  private run({ data }: BullmqJob): Promise<void> {
    const handling = this.handle(data).finally(() => this.running.delete(handling));
    this.running.add(handling);
    return handling;
  }

  private async handle({ id, deliveryIds }: DeliveryJob): Promise<void> {
    try {
      await this.handler({ id, deliveryIds });
      crashPoint('job-handled');
    } catch (thrown) {
      this.options.onError(asError(thrown));
      throw asError(thrown);
    }
  }

  private async idle(): Promise<void> {
    while (this.running.size) await Promise.allSettled(this.running);
  }
}
