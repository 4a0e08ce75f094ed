import type { DeliveryQueue } from '#runtime';
import { BullmqDeliveryQueue, type BullmqQueueOptions } from './bullmq-delivery-queue.ts';
import { InProcessDeliveryQueue } from './in-process-delivery-queue.ts';

export interface OpenQueueOptions extends Omit<BullmqQueueOptions, 'redis'> {
  /** Without Redis the jobs stay in this process. */
  redis?: BullmqQueueOptions['redis'];
}

/** The queue that this deployment has. It need not be reachable yet. */
export function openQueue({ redis, ...options }: OpenQueueOptions = {}): DeliveryQueue {
  if (!redis?.url && !redis?.path && !redis?.sentinels && !redis?.cluster)
    return new InProcessDeliveryQueue(options);
  return new BullmqDeliveryQueue({ ...options, redis });
}
