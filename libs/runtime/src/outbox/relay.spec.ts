import { describe, expect, test } from '@jest/globals';
import type { DeliveryRow } from '../records/index.ts';
import { jobsFor } from './relay.ts';

const delivery = (id: string, channel = 'inbox'): DeliveryRow => ({
  id,
  incidentId: 'i1',
  taskId: null,
  recipient: 'agency:health',
  contactId: channel === 'inbox' ? null : 'c1',
  channel,
  urgency: 'urgent',
  exercise: false,
  state: 'queued',
  attempts: 0,
  nextAttemptAt: 5000,
  createdAt: 0,
  sentAt: null,
  deliveredAt: null,
  acknowledgedAt: null,
  lastError: null,
  openedAt: null,
  chainId: id,
  step: 0,
  fallBackAt: null,
  gatherUntil: null,
  message: {
    kind: 'notice',
    title: { zh: '通知', en: 'Notice' },
    incidentTitle: '洪水',
    level: null,
    form: 'notice',
    cite: null,
    dueAt: null,
    tasks: [],
  },
});
const many = (count: number): DeliveryRow[] => Array.from({ length: count }, (_, i) => delivery(`d${i}`));

describe('jobs for deliveries', () => {
  test('no deliveries make no jobs', () => {
    expect(jobsFor([])).toEqual([]);
  });

  test('a job is named for what it delivers, so that the same deliveries always make the same job', () => {
    const rows = [delivery('a'), delivery('w', 'webhook'), delivery('b')];
    expect(jobsFor(rows)).toEqual([
      { id: 'inbox-a-2', deliveryIds: ['a', 'b'] },
      { id: 'webhook-w', deliveryIds: ['w'] },
    ]);
    expect(jobsFor(rows.map((row) => ({ ...row, attempts: 3, nextAttemptAt: 9 })))).toEqual(jobsFor(rows));
  });

  test('a contact that is reached by an inbox gets a job of its own, and is looked at before it is made', () => {
    const row = { ...delivery('a'), contactId: 'c1' };
    expect(jobsFor([row, delivery('b')])).toEqual([
      { id: 'inbox-b-1', deliveryIds: ['b'] },
      { id: 'contact-inbox-a', deliveryIds: ['a'] },
    ]);
  });

  test.each([
    [1, [1]],
    [99, [99]],
    [100, [100]],
    [101, [100, 1]],
    [250, [100, 100, 50]],
  ])('%d inbox messages travel in jobs of a hundred', (count, sizes) => {
    const jobs = jobsFor(many(count));
    expect(jobs.map(({ deliveryIds }) => deliveryIds.length)).toEqual(sizes);
    expect(jobs.flatMap(({ deliveryIds }) => deliveryIds)).toEqual(many(count).map(({ id }) => id));
  });

  test('a channel that sends gets one job for each message, so that one failure holds up no other', () => {
    const rows = Array.from({ length: 3 }, (_, i) => delivery(`w${i}`, 'webhook'));
    expect(jobsFor(rows).map(({ deliveryIds }) => deliveryIds)).toEqual([['w0'], ['w1'], ['w2']]);
  });

  test('no two jobs share an id, and every id is one that BullMQ takes', () => {
    const rows = [...many(250), ...Array.from({ length: 5 }, (_, i) => delivery(`0198-ab${i}`, 'webhook'))];
    const ids = jobsFor(rows).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+-[A-Za-z0-9-]+$/);
  });
});
