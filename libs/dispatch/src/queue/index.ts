export { BullmqDeliveryQueue, type BullmqQueueOptions } from './bullmq-delivery-queue.ts';
export { InProcessDeliveryQueue } from './in-process-delivery-queue.ts';
export { type OpenQueueOptions, openQueue } from './open-queue.ts';
export type { QueueOptions } from './queue-options.ts';
export { QueueUnavailable } from './queue-unavailable.ts';
export { type RedisSettings, redisSettings } from './redis-settings.ts';
export type { RedisClient, RedisNode, RedisTarget } from './redis-target.ts';
