import { afterEach, beforeEach } from '@jest/globals';
import { Redis } from 'ioredis';
import { BullmqDeliveryQueue, type BullmqQueueOptions } from '#dispatch';
import { type RedisServer, startRedis } from '../support/servers.ts';

export interface PrivateRedis {
  readonly server: RedisServer;
  /** What the queues told of errors. */
  readonly told: readonly string[];
  /** A queue on this Redis; it is closed after the test. */
  open(options?: Partial<BullmqQueueOptions>): BullmqDeliveryQueue;
  /** Something done with a connection of its own. */
  admin(work: (client: Redis) => Promise<unknown>): Promise<void>;
}

/** A new Redis for each test of the enclosing block, to be harmed at will. */
export function privateRedis(): PrivateRedis {
  let server: RedisServer;
  const told: string[] = [];
  const opened: BullmqDeliveryQueue[] = [];

  beforeEach(async () => {
    told.length = 0;
    server = await startRedis();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((queue) => queue.close()));
    await server.stop();
  });

  return {
    get server() {
      return server;
    },
    told,
    open: (options) => {
      const onError = ({ message }: Error) => void told.push(message);
      const queue = new BullmqDeliveryQueue({
        redis: { path: server.path },
        prefix: 'test',
        onError,
        ...options,
      });
      opened.push(queue);
      return queue;
    },
    admin: async (work) => {
      const client = new Redis(server.path);
      await work(client).finally(() => client.disconnect());
    },
  };
}
