import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addContact, newWebhookSecret } from '#dispatch';
import { startContactTest } from '#duty';
import { findFault } from '#engine';
import type { DeliveryRow } from '#runtime';
import { openTestEngine, type TestEngine } from '../../support/engine.ts';
import { type HttpReceiver, startReceiver } from '../../support/http-receiver.ts';

const WATER = 'agency:water';
/** As many failures in a row as pause a receiver: all of them must be under way at once, whatever their order. */
const SICK = 5;

let engine: TestEngine;
let sick: HttpReceiver;
let well: HttpReceiver;
beforeAll(async () => {
  sick = await startReceiver({ status: 503 });
  well = await startReceiver();
  engine = await openTestEngine({ database: 'sqlite', queue: 'in-process', loopbackWebhooks: true });
});
afterAll(async () => {
  await engine.close();
  await Promise.all([sick.close(), well.close()]);
});

const contact = (address: string) =>
  engine.run(
    addContact,
    { recipient: WATER, channel: 'webhook', address, secret: newWebhookSecret() },
    'administrator',
  );
/** Lets time pass; what is due by then is tried, and nothing of it holds up what is not. */
const pass = async (ms: number) => {
  engine.clock.advance(ms);
  await engine.engine.sweep.run();
  await engine.settle();
};
const webhooks = () => {
  const { channelWatch, channels } = engine.engine;
  return channelWatch.status(channels).find(({ channel }) => channel === 'webhook')!;
};
const channelFacts = async () =>
  (await engine.reader.facts({ stream: 'channel' })).map(({ fact, data }) => [fact, data['target']]);

test('a receiver that fails is left alone for a while, which is journalled and no attempt, and then gets everything once', async () => {
  for (let n = 0; n < SICK; n++) await contact(`${sick.url}/${n}`);
  await contact(`${well.url}/well`);
  await engine.run(startContactTest, { recipients: [WATER] }, 'office');
  await engine.settle();
  const rows = async () =>
    (await engine.reader.find('delivery', { channel: 'webhook' }, { orderBy: 'id' })).slice(0, SICK);
  const all = (change: Partial<DeliveryRow>) =>
    Array.from({ length: SICK }, () => expect.objectContaining(change));
  expect(await rows()).toEqual(all({ state: 'queued', attempts: 1, lastError: 'HTTP 503' }));
  // The one whose receiver works is not held up by them.
  expect(await engine.reader.count('delivery', { channel: 'webhook', state: 'delivered' })).toBe(1);
  const target = `127.0.0.1:${sick.port}`;
  expect(await channelFacts()).toEqual([['channel.paused', target]]);
  const paused = engine.clock.now();
  const [fact] = await engine.reader.facts({ stream: 'channel' });
  expect(fact).toMatchObject({
    ...{ streamId: `webhook ${target}`, state: 'paused', actor: { id: 'system' } },
    data: { channel: 'webhook', pausedUntil: paused + 30_000, why: 'HTTP 503' },
  });

  const before = await engine.reader.head();
  await pass(6000);
  const held = { state: 'queued', attempts: 1, nextAttemptAt: paused + 30_000 } as const;
  expect(await rows()).toEqual(all({ ...held, lastError: 'held back: paused after failures' }));
  expect(await engine.reader.head()).toEqual(before);
  await pass(20_000);
  expect(sick.requests).toHaveLength(SICK);
  expect(webhooks()).toMatchObject({
    paused: [{ target, state: 'open' }],
    held: { paused: SICK, limit: 0, busy: 0 },
  });

  // The trial is answered when all others have asked meanwhile.
  sick.respondWith(async () => {
    while (webhooks().held.paused < 2 * SICK - 1) await sleep(5);
    return { status: 204 };
  });
  sick.clear();
  await pass(6000);
  // One of them is the trial; the others wait for what becomes of it.
  expect(sick.requests).toHaveLength(1);
  await pass(1000);
  expect(await rows()).toEqual(all({ state: 'delivered', attempts: 2, lastError: null }));
  expect(sick.requests.map(({ headers }) => headers['webhook-id']).toSorted()).toEqual(
    (await rows()).map(({ id }) => id),
  );
  expect(await channelFacts()).toEqual([
    ['channel.paused', target],
    ['channel.resumed', target],
  ]);
  expect(await findFault(engine.engine.store)).toBeNull();
}, 30_000);
