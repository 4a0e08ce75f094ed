import { Worker } from 'bullmq';
import type { DeliveryJob } from '#runtime';

/** BullMQ's close() waits for Redis for ever; this worker can also be let go while Redis is away. */
export class AbandonableWorker extends Worker<DeliveryJob, void> {
  /** Stops its timers and cuts its connection. Unfinished jobs stall, and another worker takes them up. */
  async abandon(): Promise<void> {
    await this.pause(true);
    await this.lockManager.close();
    await this.getBackend().close(true);
  }
}
