import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { BullmqDeliveryQueue, InProcessDeliveryQueue, type QueueOptions } from '#dispatch';
import type { DeliveryJob, DeliveryQueue } from '#runtime';
import { type RedisServer, startRedis } from '../support/servers.ts';

export interface QueueFactory {
  start(): Promise<void>;
  /** A new, empty queue; the same one for the same space. */
  open(options?: QueueOptions, space?: string): DeliveryQueue;
  stop(): Promise<void>;
}

const bullmq = (): QueueFactory => {
  let redis: RedisServer;
  return {
    start: async () => {
      redis = await startRedis();
    },
    open: (options, space = randomUUID()) =>
      new BullmqDeliveryQueue({ ...options, redis: { path: redis.path }, prefix: `test-${space}` }),
    stop: () => redis.stop(),
  };
};

const inProcess = (): QueueFactory => ({
  start: async () => undefined,
  open: (options) => new InProcessDeliveryQueue(options),
  stop: async () => undefined,
});

/** Every strategy that the engine may be given; one suite for all. */
export const QUEUES: readonly [DeliveryQueue['kind'], () => QueueFactory][] = [
  ['bullmq', bullmq],
  ['in-process', inProcess],
];

export const job = (id: string): DeliveryJob => ({ id, deliveryIds: [`delivery-${id}`] });

export const jobs = (count: number, prefix = 'job'): DeliveryJob[] =>
  Array.from({ length: count }, (_, n) => job(`${prefix}-${n}`));

/** Waits until it is so; fails the test when it never is. */
export async function until(holds: () => boolean, withinMs = 10_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`not so within ${withinMs} ms: ${holds}`);
    await sleep(2);
  }
}

/** A promise and the key to it. */
export function latch(): { promise: Promise<void>; open: () => void } {
  let open!: () => void;
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { promise, open };
}

/** Waits until no urgent job waits or runs. */
export async function emptied(queue: DeliveryQueue): Promise<void> {
  const deadline = performance.now() + 5000;
  while ((await queue.depth('urgent')) > 0) {
    if (performance.now() > deadline) throw new Error('the queue does not empty');
    await sleep(5);
  }
}

/** Repeats something that rejects until it does not. */
export async function eventually(work: () => Promise<unknown>, withinMs = 10_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(20);
    }
  }
}
