import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { Redis } from 'ioredis';
import { QueueUnavailable } from '#dispatch';
import { privateRedis } from './private-redis.ts';
import { eventually, job, jobs, latch, until } from './queue-factories.ts';

/** What only a queue outside the process can suffer. */
describe('the BullMQ queue when Redis fails', () => {
  const redis = privateRedis();

  it('refuses an addition at once while Redis is down, and takes it when Redis is back', async () => {
    const queue = redis.open();
    await queue.add('urgent', [job('before')]);
    await redis.server.kill();
    await sleep(50);
    const before = performance.now();
    await expect(queue.add('urgent', [job('during')])).rejects.toThrow(QueueUnavailable);
    await expect(queue.depth('urgent')).rejects.toThrow(QueueUnavailable);
    expect(performance.now() - before).toBeLessThan(1500);
    await redis.server.restart();
    await eventually(() => queue.add('urgent', [job('after')]));
  });

  it('opens while Redis was never there, and works when it comes', async () => {
    await redis.server.kill();
    const queue = redis.open();
    let handled = 0;
    await queue.consume('urgent', async () => void handled++);
    const before = performance.now();
    await expect(queue.add('urgent', [job('early')])).rejects.toThrow(QueueUnavailable);
    expect(performance.now() - before).toBeLessThan(1500);
    await redis.server.restart();
    await eventually(() => queue.add('urgent', [job('early')]));
    await until(() => handled === 1);
  });

  it('resumes work by itself after Redis was killed and started again', async () => {
    const queue = redis.open();
    const seen = new Set<string>();
    await queue.consume('urgent', async ({ id }) => {
      await sleep(2);
      seen.add(id);
    });
    await queue.add('urgent', jobs(500));
    await until(() => seen.size > 20);
    await redis.server.kill();
    await sleep(300);
    await redis.server.restart();
    // The sweep's part: hand over again what is still open.
    await eventually(() =>
      queue.add(
        'urgent',
        jobs(500).filter(({ id }) => !seen.has(id)),
      ),
    );
    await until(() => seen.size === 500, 20_000);
    // Some for each attempt to come back, and not one for each of 500 jobs.
    expect(redis.told.length).toBeLessThan(400);
  });

  it.each([
    ['emptied', (client: Redis) => client.flushall()],
    ['robbed of its scripts', (client: Redis) => client.script('FLUSH')],
    [
      'emptied and robbed of its scripts',
      (client: Redis) => client.flushall().then(() => client.script('FLUSH')),
    ],
  ])('lets new jobs flow after Redis was %s with jobs waiting and running', async (_what, harm) => {
    const queue = redis.open({ concurrency: { urgent: 4 } });
    const gate = latch();
    const seen = new Set<string>();
    await queue.consume('urgent', async ({ id }) => {
      await gate.promise;
      seen.add(id);
    });
    await queue.add('urgent', jobs(50, 'old'));
    await sleep(100);
    await redis.admin(harm);
    gate.open();
    await eventually(() => queue.add('urgent', jobs(100, 'new')));
    await until(() => [...seen].filter((id) => id.startsWith('new')).length === 100, 20_000);
  });

  it('comes back from a restart that lost everything', async () => {
    const queue = redis.open();
    const seen = new Set<string>();
    await queue.consume('routine', async ({ id }) => void seen.add(id));
    await queue.add('routine', jobs(10, 'old'));
    await until(() => seen.size === 10);
    await redis.server.restart({ wipe: true });
    await eventually(() => queue.add('routine', jobs(10, 'new')));
    await until(() => seen.size === 20);
  });

  it('gives the job of a worker that died to another', async () => {
    const dying = redis.open({ stallAfterMs: 1000, drainMs: 1 });
    let taken = false;
    await dying.consume('urgent', () => {
      taken = true;
      return new Promise(() => undefined);
    });
    await dying.add('urgent', [job('orphan')]);
    await until(() => taken);
    await dying.close();
    const heir = redis.open({ stallAfterMs: 1000 });
    let handled = 0;
    await heir.consume('urgent', async () => void handled++);
    await until(() => handled === 1, 10_000);
  });
});
