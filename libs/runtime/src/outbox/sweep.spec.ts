import { expect, test } from '@jest/globals';
import { ManualClock } from '#kernel';
import { EMPTY, recordOf } from '../../../../tests/paths/session.ts';
import type { CommandBus } from '../bus/command-bus.ts';
import { GroupLayer } from '../bus/overlay.ts';
import type { DeliveryJob, DeliveryQueue, Reader } from '../ports/index.ts';
import type { DeadlineRow, DeliveryRow } from '../records/index.ts';
import { OutboxRelay } from './relay.ts';
import { Sweep } from './sweep.ts';

const deadline = (id: string, dueAt: number) => ({ id, dueAt }) as DeadlineRow;
const delivery = (id: string, change: Partial<DeliveryRow>) =>
  ({
    id,
    channel: 'webhook',
    urgency: 'urgent',
    state: 'queued',
    gatherUntil: null,
    ...change,
  }) as DeliveryRow;

/** A sweep over these rows at second 10; what it fires and hands over. */
function sweepOver(rows: { deadlines?: DeadlineRow[]; deliveries?: DeliveryRow[] }) {
  const record = new GroupLayer(EMPTY);
  for (const row of rows.deadlines ?? []) record.put('deadline', row);
  for (const row of rows.deliveries ?? []) record.put('delivery', row);
  const fired: string[] = [];
  const jobs: DeliveryJob[] = [];
  const faults: unknown[] = [];
  const queue = { reachable: true };
  const bus = {
    execute: async (_command: unknown, { id }: { id: string }) => void fired.push(id),
  } as unknown as CommandBus;
  const add: DeliveryQueue['add'] = async (_cls, added) => {
    if (!queue.reachable) throw new Error('Redis is away');
    jobs.push(...added);
  };
  const relay = new OutboxRelay({ add } as DeliveryQueue, (error) => faults.push(error));
  const parts = { bus, relay, reader: recordOf(record) as Reader, clock: new ManualClock(10) };
  const sweep = new Sweep(parts, (error) => faults.push(error));
  return { sweep, fired, jobs, faults, queue };
}

test('deadlines that have passed are fired, the oldest first, and those to come are not', async () => {
  const { sweep, fired } = sweepOver({ deadlines: [deadline('b', 10), deadline('c', 11), deadline('a', 3)] });
  await sweep.run();
  expect(fired).toEqual(['a', 'b']);
});

test('queued deliveries whose time has come are handed over (again), always as the same jobs', async () => {
  const { sweep, jobs } = sweepOver({
    deliveries: [
      delivery('due', { nextAttemptAt: 10 }),
      delivery('later', { nextAttemptAt: 11 }),
      delivery('sent', { state: 'sent', nextAttemptAt: null }),
      delivery('never', { nextAttemptAt: null }),
    ],
  });
  await sweep.run();
  await sweep.run();
  const job = { id: 'webhook-due', deliveryIds: ['due'] };
  expect(jobs).toEqual([job, job]);
});

test('a queue out of reach is told of, and the next round tries again', async () => {
  const { sweep, jobs, faults, queue } = sweepOver({ deliveries: [delivery('due', { nextAttemptAt: 1 })] });
  queue.reachable = false;
  await sweep.run();
  expect([jobs, faults]).toEqual([[], [new Error('Redis is away')]]);
  queue.reachable = true;
  await sweep.run();
  expect(jobs).toHaveLength(1);
});
