import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addWebhooks } from '../e2e/flood.ts';
import { createDatabase, type ScratchDatabase } from '../support/database.ts';
import { HttpClient } from '../support/http-client.ts';
import { type HttpReceiver, startReceiver } from '../support/http-receiver.ts';
import { PRODUCT, type ProductProcess, startProduct } from '../support/process.ts';
import { type RedisServer, startRedis } from '../support/servers.ts';
import { MixedLoad } from './mixed-load.ts';
import { buildPreviousRelease, type PreviousRelease } from './previous-release.ts';

const SECONDS = Number(process.env['KAIDU_UPGRADE_SECONDS'] ?? 300);
const IN_FLIGHT = 3;
const SETTLED_WITHIN_MS = 60_000;

let previous: PreviousRelease;
let database: ScratchDatabase;
let redis: RedisServer;
let receiver: HttpReceiver;
const products: ProductProcess[] = [];

beforeAll(async () => {
  previous = buildPreviousRelease();
  [database, redis, receiver] = await Promise.all([
    createDatabase('postgres'),
    startRedis(),
    startReceiver(),
  ]);
}, 180_000);

afterAll(async () => {
  await Promise.all(products.map((product) => product.stop()));
  await Promise.all([receiver?.close(), redis?.stop()]);
  await database?.drop();
  previous?.remove();
});

async function start(command: string, role: 'api' | 'worker'): Promise<ProductProcess> {
  const product = await startProduct({
    entry: command,
    // The release before knows a worker by this name only.
    args: role === 'worker' ? ['worker'] : ['start', '--role', role],
    ready: role === 'worker' ? null : '/health/ready',
    readyWithinMs: 90_000,
    env: {
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      KAIDU_REGISTER_KEY: Buffer.alloc(32, 7).toString('base64'),
      KAIDU_WEBHOOK_HOSTS: '127.0.0.1',
      KAIDU_WEBHOOK_INSECURE: '1',
      KAIDU_DRAIN_SECONDS: '1',
    },
  });
  products.push(product);
  if (role === 'worker') await product.untilOutput(/worker is running/, 60_000);
  return product;
}

test(
  `the release before and this one serve the same record for ${SECONDS} s, and then the old one goes: no error`,
  async () => {
    const old = await start(previous.command, 'api');
    const oldWorker = await start(previous.command, 'worker');
    await addWebhooks(old.url, `${receiver.url}/hook`);
    let inService = [old.url];
    const load = new MixedLoad(() => inService);
    await load.logIn();

    let enough = false;
    const running = load.run(IN_FLIGHT, () => enough);
    await sleep(2000);
    // It brings the database to its own shape while the other one is at work.
    const fresh = await start(PRODUCT.cli, 'api');
    inService = [old.url, fresh.url];
    const freshWorker = await start(PRODUCT.cli, 'worker');
    await sleep(SECONDS * 1000);
    inService = [fresh.url];
    // Requests that are on their way to it arrive first, as a proxy would see to.
    await sleep(500);
    expect(await oldWorker.stop(40_000)).toMatchObject({ code: 0 });
    expect(await old.stop(40_000)).toMatchObject({ code: 0 });
    await sleep(2000);
    enough = true;
    await running;

    expect(load.done.errors).toEqual([]);
    expect(load.done.activations).toBeGreaterThan(SECONDS / 5);
    const office = await HttpClient.logIn(fresh.url, 'office');
    const deadline = Date.now() + SETTLED_WITHIN_MS;
    while ((await office.get('/deliveries?state=queued&limit=1')).body.items.length && Date.now() < deadline)
      await sleep(250);
    const states = await Promise.all(
      ['queued', 'failed'].map(async (state) => (await office.all(`/deliveries?state=${state}`)).length),
    );
    expect(states).toEqual([0, 0]);
    // An agency that looks into its inbox may acknowledge before the webhook's turn, which then is left out.
    const sent = (await office.all('/deliveries'))
      .filter(({ channel, attempts }) => channel === 'webhook' && attempts > 0)
      .map(({ id }) => id as string);
    expect(sent.length).toBeGreaterThan(load.done.activations);
    const times = new Map<string, number>();
    for (const { headers } of receiver.requests) {
      const id = String(headers['webhook-id']);
      times.set(id, (times.get(id) ?? 0) + 1);
    }
    expect(sent.filter((id) => !times.has(id))).toEqual([]);
    expect([...times].filter(([, count]) => count > 1)).toEqual([]);
    const auditor = await HttpClient.logIn(fresh.url, 'auditor');
    expect((await auditor.get('/journal/verification')).body.whole).toBe(true);
    for (const product of [old, oldWorker, fresh, freshWorker])
      expect(
        product
          .output()
          .split('\n')
          .filter((line) => /"level":(?:50|60)/.test(line)),
      ).toEqual([]);
  },
  (SECONDS + 240) * 1000,
);
