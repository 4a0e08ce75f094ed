import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { QueueOptions } from '#dispatch';
import type { DeliveryJob, DeliveryQueue } from '#runtime';
import { emptied, job, jobs, latch, QUEUES, until } from './queue-factories.ts';

describe.each(QUEUES)('a %s delivery queue', (kind, makeFactory) => {
  const factory = makeFactory();
  const opened: DeliveryQueue[] = [];
  const open = (options?: QueueOptions): DeliveryQueue => {
    const queue = factory.open(options);
    opened.push(queue);
    return queue;
  };

  beforeAll(() => factory.start());
  afterEach(async () => void (await Promise.all(opened.splice(0).map((queue) => queue.close()))));
  afterAll(() => factory.stop());

  it('says what kind it is', () => {
    expect(open().kind).toBe(kind);
  });

  it('handles every job with what was put into it, and none twice when nothing fails', async () => {
    const queue = open();
    const seen: DeliveryJob[] = [];
    await queue.consume('routine', async (one) => void seen.push(one));
    await queue.add('routine', jobs(300));
    await until(() => seen.length >= 300);
    await sleep(50);
    expect(seen).toHaveLength(300);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(300);
    expect(seen).toContainEqual({ id: 'job-7', deliveryIds: ['delivery-job-7'] });
  });

  it('keeps jobs that were added before anybody consumes them', async () => {
    const queue = open();
    const seen: string[] = [];
    await queue.add('urgent', jobs(3));
    expect(await queue.depth('urgent')).toBe(3);
    await queue.consume('urgent', async ({ id }) => void seen.push(id));
    await until(() => seen.length === 3);
    expect(seen).toEqual(['job-0', 'job-1', 'job-2']);
  });

  it('takes the same id as the same job while it waits and while it runs', async () => {
    const queue = open({ concurrency: { urgent: 1 } });
    const gate = latch();
    const seen: string[] = [];
    await queue.consume('urgent', async ({ id }) => {
      seen.push(id);
      await gate.promise;
    });
    await queue.add('urgent', [job('runs'), job('waits')]);
    await until(() => seen.length === 1);
    await queue.add('urgent', [job('runs'), job('waits'), job('waits')]);
    expect(await queue.depth('urgent')).toBe(2);
    gate.open();
    await until(() => seen.length === 2);
    await sleep(100);
    expect(seen).toEqual(['runs', 'waits']);
  });

  it('takes an id again after its job finished', async () => {
    const queue = open();
    let handled = 0;
    await queue.consume('urgent', async () => void handled++);
    for (let round = 1; round <= 3; round++) {
      await queue.add('urgent', [job('again')]);
      await until(() => handled === round);
      await emptied(queue);
    }
  });

  it('takes an id again after its job failed for good', async () => {
    const queue = open({ attempts: 2, backoffMs: 10 });
    let tried = 0;
    await queue.consume('urgent', async () => {
      tried++;
      throw new Error('never');
    });
    await queue.add('urgent', [job('hopeless')]);
    await until(() => tried === 2);
    await emptied(queue);
    await queue.add('urgent', [job('hopeless')]);
    await until(() => tried === 4);
  });

  it('tries a rejected handler again, whatever it rejected with, and tells of it', async () => {
    const told: string[] = [];
    const queue = open({ backoffMs: 10, onError: (error) => told.push(error.message) });
    const tried: string[] = [];
    await queue.consume('urgent', async ({ id }) => {
      tried.push(id);
      if (tried.length === 1) throw new Error('first');
      if (tried.length === 2) throw 'second';
      if (tried.length === 3) throw undefined;
    });
    await queue.add('urgent', [job('stubborn')]);
    await until(() => tried.length === 4);
    await emptied(queue);
    expect(tried).toHaveLength(4);
    expect(told).toEqual(['first', 'second', 'undefined']);
  });

  it('runs as many handlers at once as it may, and no more', async () => {
    const queue = open({ concurrency: { urgent: 6 } });
    let running = 0;
    let most = 0;
    let done = 0;
    await queue.consume('urgent', async () => {
      most = Math.max(most, ++running);
      await sleep(20);
      running--;
      done++;
    });
    await queue.add('urgent', jobs(40));
    await until(() => done === 40);
    expect(most).toBe(6);
  });

  it('does not let urgent jobs wait behind a thousand routine ones', async () => {
    const queue = open({ concurrency: { routine: 4 } });
    let routine = 0;
    await queue.consume('routine', async () => {
      await sleep(5);
      routine++;
    });
    const urgent: number[] = [];
    await queue.add('routine', jobs(1000));
    await until(() => routine > 0);
    await queue.consume('urgent', async () => void urgent.push(routine));
    await queue.add('urgent', jobs(35, 'urgent'));
    await until(() => urgent.length === 35);
    expect(Math.max(...urgent)).toBeLessThan(200);
  });

  it('takes any id of letters, digits and hyphens, and refuses others before it adds any', async () => {
    const queue = open();
    const seen: string[] = [];
    await queue.consume('urgent', async ({ id }) => void seen.push(id));
    await queue.add('urgent', [job('0'), job('123'), job('-'), job('019A-b')]);
    await until(() => seen.length === 4);
    // A job that was handled is done a little later.
    await emptied(queue);
    for (const bad of ['a:b', '', 'a b', '中'])
      await expect(queue.add('urgent', [job('fine'), job(bad)])).rejects.toThrow(TypeError);
    expect(await queue.depth('urgent')).toBe(0);
    expect(seen.sort()).toEqual(['-', '0', '019A-b', '123']);
  });

  it('has one handler for each class', async () => {
    const queue = open();
    await queue.consume('urgent', async () => undefined);
    await expect(queue.consume('urgent', async () => undefined)).rejects.toThrow('handler already');
  });

  it('is quick: a thousand jobs', async () => {
    const queue = open();
    let handled = 0;
    await queue.consume('urgent', async () => void handled++);
    const before = performance.now();
    await queue.add('urgent', jobs(1000));
    const added = performance.now();
    await until(() => handled === 1000);
    const done = performance.now();
    // Bounds for a machine under load; a tenth of it is usual.
    expect(added - before).toBeLessThan(2000);
    expect(done - before).toBeLessThan(5000);
  });
});
