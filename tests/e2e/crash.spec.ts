import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { CRASH_POINTS } from '#runtime';
import { createDatabase, type DatabaseKind } from '../support/database.ts';
import { HttpClient } from '../support/http-client.ts';
import { type HttpReceiver, startReceiver } from '../support/http-receiver.ts';
import { startProduct } from '../support/process.ts';
import { type RedisServer, startRedis } from '../support/servers.ts';
import { addWebhooks, proposeFlood } from './flood.ts';

// A job that a dead worker held is free again after some ten seconds.
const SETTLE_WITHIN_MS = 60_000;
const undo: (() => unknown)[] = [];
afterAll(async () => {
  for (const step of undo.reverse()) await step();
});

/** A deployment that can be killed and started again on the same record. */
async function deployment(kind: DatabaseKind, redisUrl?: string) {
  const dataDir = mkdtempSync(join(tmpdir(), 'kaidu-crash-'));
  undo.push(() => rmSync(dataDir, { recursive: true, force: true }));
  const database = await createDatabase(kind);
  undo.push(() => database.drop());
  const receiver = await startReceiver();
  undo.push(() => receiver.close());
  const start = async (crashAt?: string) => {
    const product = await startProduct({
      // Several start at once, on whatever cores there are.
      readyWithinMs: 90_000,
      env: {
        KAIDU_DATA: dataDir,
        DATABASE_URL: database.url,
        REDIS_URL: redisUrl,
        KAIDU_CRASH_AT: crashAt,
        KAIDU_WEBHOOK_HOSTS: '127.0.0.1',
        KAIDU_WEBHOOK_INSECURE: '1',
      },
    });
    undo.push(() => product.stop());
    return product;
  };
  return { start, receiver };
}

/** Waits until nothing is queued, then holds what the receiver saw against the record. */
async function expectEachOnce(url: string, incidentId: string, receiver: HttpReceiver): Promise<void> {
  const office = await HttpClient.logIn(url, 'office');
  const until = Date.now() + SETTLE_WITHIN_MS;
  let deliveries = await office.all(`/deliveries?incidentId=${incidentId}`);
  while (deliveries.some(({ state }) => state !== 'delivered') && Date.now() < until) {
    await sleep(200);
    deliveries = await office.all(`/deliveries?incidentId=${incidentId}`);
  }
  expect(deliveries.filter(({ state }) => state !== 'delivered')).toEqual([]);
  const issued = await office.all(`/tasks?incidentId=${incidentId}&state=issued`);
  expect(issued.length).toBeGreaterThan(20);
  const webhooks = deliveries.filter(({ channel }) => channel === 'webhook');
  const seen = new Set(receiver.requests.map(({ headers }) => headers['webhook-id']));
  expect([...seen].sort()).toEqual(webhooks.map(({ id }) => id).sort());
  // One message for each agency, and in it each of its tasks once.
  expect(new Set(webhooks.map(({ recipient }) => recipient)).size).toBe(webhooks.length);
  const tasks = webhooks.flatMap(({ message }) => message.tasks.map(({ id }: { id: string }) => id));
  expect(new Set(tasks).size).toBe(tasks.length);
  const agencyTasks = issued.filter(({ recipient }) => recipient.startsWith('agency:'));
  expect([...tasks].sort()).toEqual(agencyTasks.map(({ id }) => id).sort());
  const auditor = await HttpClient.logIn(url, 'auditor');
  expect((await auditor.get('/journal/verification')).body.whole).toBe(true);
}

const cases = (['sqlite', 'postgres'] as const).flatMap((kind) =>
  CRASH_POINTS.map((point) => [kind, point] as const),
);

test.concurrent.each(cases)(
  'on %s, a process killed %s loses no task and sends none twice',
  async (kind, point) => {
    const { start, receiver } = await deployment(kind);
    const first = await start();
    await addWebhooks(first.url, `${receiver.url}/hook`);
    const { incidentId, approvalId } = await proposeFlood(first.url);
    await first.stop();

    const doomed = await start(point);
    const decider = await HttpClient.logIn(doomed.url, 'deputy-office-director');
    const again = { 'idempotency-key': 'the-decision' };
    await decider.post(`/approvals/${approvalId}/approve`, {}, again).catch(() => null);
    expect((await doomed.exited).signal).toBe('SIGKILL');

    const last = await start();
    // The decider, who may have got no answer, sends the same again.
    const retried = await HttpClient.logIn(last.url, 'deputy-office-director');
    const answer = await retried.post(`/approvals/${approvalId}/approve`, {}, again);
    expect(answer.body).toMatchObject({ outcome: 'approved', level: 'IV' });
    await expectEachOnce(last.url, incidentId, receiver);
    await last.stop();
  },
  150_000,
);

/** What can become of a Redis that holds jobs. */
const LOSSES: Record<string, (redis: RedisServer) => Promise<void>> = {
  'killed and wiped': async (redis) => {
    await redis.kill();
    await redis.restart({ wipe: true });
  },
  flushed: async ({ path }) => {
    const client = new Redis({ path });
    await client.flushall();
    client.disconnect();
  },
};

test.concurrent.each([
  ['sqlite', 'killed and wiped'],
  ['postgres', 'killed and wiped'],
  ['sqlite', 'flushed'],
  ['postgres', 'flushed'],
] as const)(
  'on %s, Redis %s with jobs in flight loses no task and sends none twice',
  async (kind, loss) => {
    const redis = await startRedis();
    undo.push(() => redis.stop());
    const { start, receiver } = await deployment(kind, redis.url);
    const product = await start();
    await addWebhooks(product.url, `${receiver.url}/hook`);
    const { incidentId, approvalId } = await proposeFlood(product.url);
    receiver.respondWith({ status: 204, delayMs: 700 });
    const decider = await HttpClient.logIn(product.url, 'deputy-office-director');
    await decider.post(`/approvals/${approvalId}/approve`);
    await receiver.waitFor(1);
    await LOSSES[loss]!(redis);
    receiver.respondWith({ status: 204 });
    await expectEachOnce(product.url, incidentId, receiver);
    await product.stop();
  },
  150_000,
);
