import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { Redis } from 'ioredis';
import { openQueue, QueueUnavailable } from '#dispatch';
import { startSilenceableProxy } from '../support/silenceable-proxy.ts';
import { privateRedis } from './private-redis.ts';
import { eventually, job, latch, until } from './queue-factories.ts';

/** Connections that are silent, half open, to be closed, or shared. */
describe('the connections of the BullMQ queue', () => {
  const redis = privateRedis();

  it('refuses within its limit when Redis takes the connection and says nothing', async () => {
    const queue = redis.open({ addLimitMs: 500 });
    await queue.add('urgent', [job('before')]);
    process.kill(redis.server.pid, 'SIGSTOP');
    try {
      for (let round = 0; round < 3; round++) {
        const before = performance.now();
        await expect(queue.add('urgent', [job('during')])).rejects.toThrow(QueueUnavailable);
        expect(performance.now() - before).toBeLessThan(1000);
      }
    } finally {
      process.kill(redis.server.pid, 'SIGCONT');
    }
    await eventually(() => queue.add('urgent', [job('after')]));
  });

  it('resumes work after Redis was silent, without a connection being closed', async () => {
    const queue = redis.open({ stallAfterMs: 600 });
    let handled = 0;
    await queue.consume('urgent', async () => void handled++);
    await queue.add('urgent', [job('before')]);
    await until(() => handled === 1);
    process.kill(redis.server.pid, 'SIGSTOP');
    await sleep(2000);
    process.kill(redis.server.pid, 'SIGCONT');
    await eventually(() => queue.add('urgent', [job('after')]));
    await until(() => handled === 2);
  });

  it('resumes work after the network swallowed its connections, which look open still', async () => {
    const proxy = await startSilenceableProxy(redis.server.path);
    const queue = redis.open({
      redis: { url: `redis://127.0.0.1:${proxy.port}` },
      stallAfterMs: 1000,
      addLimitMs: 500,
    });
    const gate = latch();
    const seen: string[] = [];
    await queue.consume('urgent', async ({ id }) => {
      seen.push(id);
      if (id === 'under-way') await gate.promise;
    });
    await queue.add('urgent', [job('under-way')]);
    await until(() => seen.length === 1);
    proxy.silence();
    gate.open();
    await eventually(() => queue.add('urgent', [job('after')]));
    await until(() => seen.includes('after'), 15_000);
    await queue.close();
    await proxy.close();
  }, 30_000);

  it('closes while Redis is down, and leaves nothing that keeps the process alive for long', async () => {
    const asleep = awake();
    const queue = redis.open();
    const gate = latch();
    let started = false;
    await queue.consume('urgent', async () => {
      started = true;
      await gate.promise;
    });
    await queue.consume('routine', async () => undefined);
    await queue.add('urgent', [job('under-way')]);
    await until(() => started);
    await redis.server.kill();
    setTimeout(gate.open, 200);
    const before = performance.now();
    await queue.close();
    // At the most two seconds for a connection of which nobody knows yet that it is gone; the rest is a busy machine's.
    expect(performance.now() - before).toBeLessThan(6000);
    await until(() => awake() <= asleep);
  });

  it('closes every connection that it opened', async () => {
    const queue = redis.open();
    await queue.consume('urgent', async () => undefined);
    await queue.consume('routine', async () => undefined);
    await queue.add('urgent', [job('one')]);
    await redis.admin(async (client) => {
      await sleep(100);
      // This one; the producer; two for each worker.
      expect(await connections(client)).toBe(1 + 1 + 2 * 2);
      await queue.close();
      await sleep(50);
      expect(await connections(client)).toBe(1);
    });
  });

  it('keeps engines with different prefixes apart, by URL as by path', async () => {
    const space = randomUUID();
    const one = openQueue({ redis: { url: redis.server.url }, prefix: `a-${space}` });
    const other = openQueue({ redis: { path: redis.server.path }, prefix: `b-${space}` });
    const seen: string[] = [];
    try {
      await other.consume('urgent', async ({ id }) => void seen.push(id));
      await one.add('urgent', [job('mine')]);
      await other.add('urgent', [job('yours')]);
      await until(() => seen.length > 0);
      await sleep(100);
      expect(seen).toEqual(['yours']);
      expect(await one.depth('urgent')).toBe(1);
    } finally {
      await Promise.all([one.close(), other.close()]);
    }
  });
});

/** What keeps this process from ending: timers and connections. */
const awake = (): number =>
  process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout' || kind.endsWith('Wrap')).length;

const connections = async (client: Redis): Promise<number> =>
  String(await client.client('LIST'))
    .trim()
    .split('\n').length;
