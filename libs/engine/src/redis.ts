import { findLocalRedis, type LocalRedis, openQueue, startLocalRedis } from '#dispatch';
import type { DeliveryQueue } from '#runtime';
import type { EngineConfig } from './config.ts';

export interface QueueChoice {
  queue: DeliveryQueue;
  /** The private server, where this process started one. */
  local: LocalRedis | null;
}

/**
 * The queue of this deployment: the Redis it names, else a private one under the data folder, else the queue in
 * this process. Only the owner of the data folder starts the private one; a worker joins it.
 */
export async function chooseQueue(config: EngineConfig, log: (line: string) => void): Promise<QueueChoice> {
  if (config.redis === 'none') return { queue: openQueue(), local: null };
  if (config.redis !== 'local') return { queue: openQueue({ redis: config.redis }), local: null };
  if (config.role === 'worker') {
    const path = await findLocalRedis(config.dataDir);
    return { queue: openQueue(path ? { redis: { path } } : {}), local: null };
  }
  const local = await startLocalRedis({ dir: config.dataDir, log });
  return { queue: local ? openQueue({ redis: { path: local.path } }) : openQueue(), local };
}
