import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { QueueOptions } from '#dispatch';
import type { DeliveryQueue } from '#runtime';
import { job, jobs, QUEUES, until } from './queue-factories.ts';

describe.each(QUEUES)('closing a %s delivery queue', (_kind, makeFactory) => {
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

  it('waits with close for the handler that is running, and starts no other', async () => {
    const queue = open({ concurrency: { urgent: 1 } });
    const events: string[] = [];
    await queue.consume('urgent', async ({ id }) => {
      events.push(`${id} starts`);
      await sleep(200);
      events.push(`${id} ends`);
    });
    await queue.add('urgent', jobs(2));
    await until(() => events.length > 0);
    await queue.close();
    events.push('closed');
    await sleep(50);
    expect(events).toEqual(['job-0 starts', 'job-0 ends', 'closed']);
  });

  it('closes although a handler never ends', async () => {
    const queue = open({ drainMs: 100 });
    let started = false;
    await queue.consume('urgent', () => {
      started = true;
      return new Promise(() => undefined);
    });
    await queue.add('urgent', [job('stuck')]);
    await until(() => started);
    const before = performance.now();
    await queue.close();
    expect(performance.now() - before).toBeLessThan(3000);
  });

  it('refuses work after it was closed, and may be closed twice', async () => {
    const queue = open();
    await queue.close();
    await queue.close();
    await expect(queue.add('urgent', [job('late')])).rejects.toThrow('closed');
    await expect(queue.consume('urgent', async () => undefined)).rejects.toThrow('closed');
    await expect(queue.depth('urgent')).rejects.toThrow('closed');
  });
});
