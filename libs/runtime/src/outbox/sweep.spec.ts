import { describe, expect, test } from '@jest/globals';
import { ManualClock } from '#kernel';
import { EMPTY, recordOf } from '../../../../tests/paths/session.ts';
import type { Command } from '../bus/command.ts';
import type { CommandBus } from '../bus/command-bus.ts';
import { GroupLayer } from '../bus/group-layer.ts';
import type { Session } from '../bus/session.ts';
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

const longestWait = (attempts: number) => attempts * 100;

/** The little of a session that a command of the sweep uses. */
const sessionOn = (record: GroupLayer, clock: ManualClock) =>
  ({
    get: record.get.bind(record),
    put: record.put.bind(record),
    now: clock.now(),
  }) as unknown as Session;

/** A sweep over these rows at second 10; what it fires and hands over. */
function sweepOver(rows: { deadlines?: DeadlineRow[]; deliveries?: DeliveryRow[] }) {
  const record = new GroupLayer(EMPTY);
  for (const row of rows.deadlines ?? []) record.put('deadline', row);
  for (const row of rows.deliveries ?? []) record.put('delivery', row);
  const fired: string[] = [];
  const jobs: DeliveryJob[] = [];
  const faults: unknown[] = [];
  const queue = { reachable: true };
  const made: string[] = [];
  const clock = new ManualClock(10);
  const bus = {
    execute: async (command: Command<unknown, unknown>, input: { id: string; ids?: string[] }) => {
      if (input.ids) {
        made.push(...input.ids);
        return command.handle(sessionOn(record, clock), input);
      }
      if (input.id === 'poison') throw new Error('a reaction that always throws');
      fired.push(input.id);
    },
  } as unknown as CommandBus;
  const add: DeliveryQueue['add'] = async (_cls, added) => {
    if (!queue.reachable) throw new Error('Redis is away');
    jobs.push(...added);
  };
  const relay = new OutboxRelay({ add } as DeliveryQueue, (error) => faults.push(error));
  const parts = { bus, relay, reader: recordOf(record) as Reader, clock, longestWait };
  const sweep = new Sweep(parts, (error) => faults.push(error));
  return { sweep, fired, jobs, faults, queue, clock, made };
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

test('a deadline that cannot be fired is told of and keeps no other deadline and no message waiting', async () => {
  const { sweep, fired, jobs, faults } = sweepOver({
    deadlines: [deadline('poison', 1), deadline('sound', 2)],
    deliveries: [delivery('due', { nextAttemptAt: 1 })],
  });
  await sweep.run();
  expect(fired).toEqual(['sound']);
  expect(faults).toEqual([new Error('a reaction that always throws')]);
  expect(jobs).toHaveLength(1);
});

describe('after the clock went back', () => {
  const HOUR = 3600_000;
  /** Rows of a sweep whose clock stands at second 10, some of them written while it was an hour ahead. */
  const rows = () => [
    delivery('right', { createdAt: 5, attempts: 0, nextAttemptAt: HOUR }),
    delivery('retry', { createdAt: 5, attempts: 3, nextAttemptAt: 310 }),
    delivery('made ahead', { createdAt: HOUR, attempts: 0, nextAttemptAt: HOUR + 5 }),
    delivery('retried ahead', { createdAt: 5, attempts: 3, nextAttemptAt: HOUR }),
    delivery('settled', { createdAt: HOUR, attempts: 3, nextAttemptAt: null, state: 'delivered' }),
  ];

  test('what was written ahead goes out at the first round of a process', async () => {
    const { sweep, jobs, made } = sweepOver({ deliveries: rows() });
    await sweep.run();
    expect(made).toEqual(['made ahead', 'retried ahead']);
    expect(jobs.flatMap(({ deliveryIds }) => deliveryIds)).toEqual(made);
  });

  test('and at the next round of one that ran meanwhile, but not while the clock goes on', async () => {
    const { sweep, clock, made } = sweepOver({ deliveries: rows() });
    clock.set(2 * HOUR);
    await sweep.run();
    expect(made).toEqual([]);
    clock.set(2 * HOUR + 1000);
    await sweep.run();
    expect(made).toEqual([]);
    clock.set(10);
    await sweep.run();
    expect(made).toEqual(['made ahead', 'retried ahead']);
  });
});
