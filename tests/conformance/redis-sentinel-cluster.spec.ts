import { describe, expect, it } from '@jest/globals';
import { BullmqDeliveryQueue, redisSettings } from '#dispatch';
import { type RedisNodeServer, startCluster, startSentinelGroup } from '../support/redis-groups.ts';
import { emptied, eventually, jobs, until } from './queue-factories.ts';

describe('the BullMQ queue on a master that sentinels name', () => {
  it('goes on with the new master when the old one is killed, and loses no job that is handed over again', async () => {
    const group = await startSentinelGroup('kaidu');
    const redis = { sentinels: [group.sentinel], master: 'kaidu' };
    const queue = new BullmqDeliveryQueue({ redis, prefix: 'test', stallAfterMs: 2000 });
    try {
      expect(await redisSettings(redis)).toMatchObject({ policy: 'noeviction', appendOnly: true });
      const done = new Set<string>();
      await queue.consume('urgent', async ({ id }) => void done.add(id));
      await queue.add('urgent', jobs(20, 'before'));
      await until(() => done.size === 20);

      await group.master.kill();
      // What the sweep does: whatever is not settled is handed over again, until somebody takes it.
      await eventually(() => queue.add('urgent', jobs(20, 'after')), 20_000);
      await until(() => done.size === 40, 20_000);
      expect(String(await group.replica.ask('INFO', 'replication'))).toContain('role:master');
      await eventually(() => emptied(queue));
      await queue.close();
      await eventually(async () => expect(await connections(group.sentinel)).toBe(1));
    } finally {
      await queue.close();
      await group.stop();
    }
  }, 60_000);
});

describe('the BullMQ queue on a cluster', () => {
  it('keeps each lane on one node, and its jobs are done and gone', async () => {
    const cluster = await startCluster();
    const redis = { cluster: cluster.nodes.map(({ host, port }) => ({ host, port })) };
    const [one, other] = [1, 2].map(() => new BullmqDeliveryQueue({ redis, prefix: 'test' })) as [
      BullmqDeliveryQueue,
      BullmqDeliveryQueue,
    ];
    try {
      expect(await redisSettings(redis)).toMatchObject({ policy: 'noeviction' });
      await eventually(() => one.add('urgent', jobs(30)));
      await eventually(() => one.add('routine', jobs(5, 'slow')));
      expect(await one.depth('urgent')).toBe(30);
      // Handing over again is harmless here, too.
      await one.add('urgent', jobs(30));
      const done: string[] = [];
      for (const cls of ['urgent', 'routine'] as const)
        await other.consume(cls, async ({ id }) => void done.push(id));
      await until(() => done.length >= 35);
      await emptied(one);
      expect(new Set(done).size).toBe(35);
      expect(done.length).toBe(35);
      await Promise.all([one.close(), other.close()]);
      for (const node of cluster.nodes) await eventually(async () => expect(await connections(node)).toBe(1));
    } finally {
      await Promise.all([one.close(), other.close()]);
      await cluster.stop();
    }
  }, 60_000);
});

/** Of clients; one is that which asks. */
const connections = async (server: RedisNodeServer): Promise<number> =>
  String(await server.ask('CLIENT', 'LIST'))
    .trim()
    .split('\n').length;
