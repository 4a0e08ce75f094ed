import type { Job, JobsOptions } from 'bullmq';
import type { DeliveryClass, DeliveryJob } from '#runtime';
import type { QueueSettings } from './queue-options.ts';

export type BullmqJob = Job<DeliveryJob, void>;

export const QUEUE_NAMES: Record<DeliveryClass, string> = {
  urgent: 'kaidu-urgent',
  routine: 'kaidu-routine',
};

/**
 * Finished and failed jobs go at once: the database is the record, and a job that stays would silently block its
 * id from being added again.
 */
export const jobOptions = (settings: QueueSettings): JobsOptions => ({
  attempts: settings.attempts,
  backoff: { type: 'exponential', delay: settings.backoffMs, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: true,
});

/** BullMQ refuses whole numbers as ids, which our contract allows; hence the letter. */
export const bullmqJob = (job: DeliveryJob) => ({
  name: 'deliver',
  data: { id: job.id, deliveryIds: job.deliveryIds },
  opts: { jobId: `j${job.id}` },
});
