import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createDatabase, type ScratchDatabase } from '../support/database.ts';
import { askedOfMetrics, deployFile, unit, variablesOf } from '../support/deploy-files.ts';
import { HttpClient } from '../support/http-client.ts';
import { type HttpReceiver, startReceiver } from '../support/http-receiver.ts';
import { type Collector, startCollector } from '../support/otlp-collector.ts';
import { PRODUCT, type ProductProcess, startProduct } from '../support/process.ts';
import { type RedisServer, startRedis } from '../support/servers.ts';
import { addWebhooks, proposeFlood } from './flood.ts';
import { listen } from './listen.ts';

/** A mail server that is not there: what is said of it is asked for by an alert. */
const folder = mkdtempSync(join(tmpdir(), 'kaidu-channels-'));
const channels = join(folder, 'channels.yaml');
writeFileSync(channels, 'email: { host: 127.0.0.1, port: 9, security: plain, from: kaidu@office.example }\n');

let database: ScratchDatabase;
let redis: RedisServer;
let receiver: HttpReceiver;
let collector: Collector;
let one: ProductProcess;
let other: ProductProcess;
let worker: ProductProcess;

/** Starts a process as its systemd unit does, with the sample of the environment and the addresses of this test. */
function start(role: 'api' | 'worker', env: Record<string, string> = {}) {
  const { command, environment } = unit(`kaidu-${role}@.service`);
  const [, flag, ...args] = command('1');
  // Where it listens and keeps its files is this test's to say.
  const { PORT: _port, KAIDU_DATA: _data, ...own } = environment('1');
  const sample = variablesOf(deployFile('kaidu.env').replace(/^#.*$/gm, ''));
  return startProduct({
    entry: flag,
    args,
    ready: role === 'worker' ? null : '/health/ready',
    readyWithinMs: 60_000,
    env: {
      ...Object.fromEntries(sample),
      ...own,
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      KAIDU_DEMONSTRATION: '1',
      KAIDU_DRAIN_SECONDS: '1',
      KAIDU_LOG: 'debug',
      KAIDU_HTTP_LOG: 'info',
      KAIDU_REGISTER_KEY: Buffer.alloc(32, 7).toString('base64'),
      KAIDU_CHANNELS: channels,
      KAIDU_WEBHOOK_HOSTS: '127.0.0.1',
      KAIDU_WEBHOOK_INSECURE: '1',
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_BSP_SCHEDULE_DELAY: '200',
      ...env,
    },
  });
}

beforeAll(async () => {
  [database, redis, receiver, collector] = await Promise.all([
    createDatabase('postgres'),
    startRedis(),
    startReceiver(),
    startCollector(),
  ]);
  one = await start('api');
  [other, worker] = await Promise.all([start('api'), start('worker')]);
  await worker.untilOutput(/Kaidu worker is running/, 30_000);
}, 120_000);

afterAll(async () => {
  await Promise.all([one, other, worker].map((product) => product?.stop()));
  await Promise.all([receiver?.close(), collector?.close(), redis?.stop()]);
  await database?.drop();
  rmSync(folder, { recursive: true });
});

/** The same person at the other process, without logging in there. */
const at = ({ url }: ProductProcess, { credentials }: HttpClient) => new HttpClient(url, credentials);

test('a session holds at every process, and a request that is sent again to another one is done once', async () => {
  const duty = await HttpClient.logIn(one.url, 'duty-officer');
  const incident = {
    hazard: 'flood',
    title: '洪水',
    occurredAt: '2026-07-01T08:00:00+08:00',
    divisions: ['652827'],
  };
  const key = { 'idempotency-key': randomUUID() };
  const first = await duty.post('/incidents', incident, key);
  expect(first.status).toBe(201);
  const again = await at(other, duty).post('/incidents', incident, key);
  expect(again.body).toEqual(first.body);
  expect((await at(other, duty).get('/incidents')).body.items).toHaveLength(1);
});

test('what is committed through one process is told at the other within a second', async () => {
  const office = await HttpClient.logIn(one.url, 'office');
  const live = listen(one.url, office, '0');
  const waits: number[] = [];
  for (let round = 0; round < 4; round++) {
    await sleep(130 * round);
    const before = live.events.length;
    const begun = performance.now();
    await at(other, office).post('/incidents', {
      hazard: 'flood',
      title: `第 ${round} 次洪水`,
      occurredAt: '2026-07-01T08:00:00+08:00',
      divisions: ['652827'],
      confirmDistinct: true,
    });
    await live.until((events) => events.slice(before).some(({ type }) => type === 'incident.logged'));
    waits.push(performance.now() - begun);
  }
  await live.stop();
  expect(waits.sort((a, b) => a - b).at(-1)).toBeLessThan(1000);
});

test('a lock that an administrator takes away through one process is gone at the other', async () => {
  const tries = async (product: ProductProcess, password: string) =>
    (await new HttpClient(product.url).post('/auth/login', { login: 'agency-health', password })).body.code;
  for (let i = 0; i < 5; i++) await tries(one, 'wrong');
  expect(await tries(one, 'kaidu-demo')).toBe('login.locked');
  const administrator = await HttpClient.logIn(other.url, 'administrator');
  // The lock gets to the record a moment after it was earned.
  for (let i = 0; i < 50 && (await tries(other, 'wrong')) !== 'login.locked'; i++) await sleep(50);
  const [{ id }] = (await administrator.all('/accounts')).filter(({ login }) => login === 'agency-health');
  expect((await administrator.post(`/accounts/${id}/unlock`)).status).toBeLessThan(300);
  expect(await tries(one, 'kaidu-demo')).toBeUndefined();
});

test('one trace leads from the request through command and queue to the channel, and one id through the logs', async () => {
  await addWebhooks(one.url, `${receiver.url}/hook`);
  const { approvalId } = await proposeFlood(other.url);
  const decider = await HttpClient.logIn(one.url, 'deputy-office-director');
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
  const traceparent = `00-${trace}-00f067aa0ba902b7-01`;
  const answer = await decider.post(`/approvals/${approvalId}/approve`, {}, { traceparent });
  expect(answer.status).toBeLessThan(300);
  await receiver.waitFor(20);
  const spans = await collector.until(trace, (found) =>
    ['channel webhook', 'queue urgent', 'deliver inbox'].every((wanted) =>
      found.some(({ name }) => name === wanted),
    ),
  );
  const parentOf = (span: { parent: string }) => spans.find(({ id }) => id === span.parent)!;
  const channel = spans.find(({ name }) => name === 'channel webhook')!;
  const delivery = parentOf(channel);
  const command = parentOf(delivery);
  const asked = parentOf(command);
  expect([delivery.name, command.name, asked.name]).toEqual([
    'deliver webhook',
    expect.stringMatching(/^command /),
    'POST /approvals/:id/approve',
  ]);
  expect([asked.role, command.role, delivery.role, channel.role]).toEqual(['api', 'api', 'worker', 'worker']);
  expect(spans.map(({ name }) => name)).toEqual(expect.arrayContaining(['queue urgent', 'deliver inbox']));

  const id = asked.about['kaidu.requestId'];
  const lines = (product: ProductProcess) =>
    product
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line))
      .filter(({ requestId }) => requestId === id)
      .map(({ msg }) => msg);
  expect(lines(one)).toEqual(
    expect.arrayContaining(['incoming request', command.name, 'queue urgent', 'request completed']),
  );
  const told = ['deliver webhook', 'channel webhook', 'deliver inbox'];
  for (let i = 0; i < 100 && !told.every((line) => lines(worker).includes(line)); i++) await sleep(50);
  expect(lines(worker)).toEqual(expect.arrayContaining(told));
});

test('logs and spans name nobody', async () => {
  const person = { name: '买买提江', idNumber: '652827199003074518', phone: '13899012345' };
  const administrator = await HttpClient.logIn(one.url, 'administrator');
  const known = await administrator.post('/accounts', {
    login: 'maimaiti.jiang',
    name: person.name,
    password: 'Tarim-River-2026',
    posts: [{ post: 'duty-officer' }],
  });
  expect(known.status).toBe(201);
  await administrator.post('/contacts', {
    recipient: 'agency:finance',
    channel: 'webhook',
    address: `${receiver.url}/hook?token=s3cr3t-of-finance`,
  });
  // A fault with everything in it that could be there.
  await administrator.get(`/accounts?login=${person.phone}&mail=a.b@kaidu.example`);
  await administrator.get(`/attachments/${person.idNumber}%20${person.phone}`);
  const { approvalId } = await proposeFlood(one.url);
  const decider = await HttpClient.logIn(other.url, 'deputy-office-director');
  await decider.post(`/approvals/${approvalId}/approve`, { reason: `${person.name} ${person.phone}` });
  await receiver.waitFor(40);
  await sleep(500);
  const written = [one, other, worker]
    .map((product) => product.output().replace(/^[^{].*$/gm, ''))
    .join('\n');
  expect(written.split('\n').length).toBeGreaterThan(100);
  const everything = `${written}\n${collector.raw()}`;
  const secrets = [
    ...Object.values(person),
    ...['a.b@kaidu.example', 's3cr3t-of-finance', 'Tarim-River-2026', 'kaidu-demo', 'maimaiti.jiang'],
    ...Object.values(decider.credentials).map((cookie) => cookie.split('=')[1]!),
    `:${new URL(receiver.url).port}`,
  ];
  for (const secret of secrets)
    expect({ secret, found: everything.includes(secret) }).toEqual({ secret, found: false });
});

test('every metric and label that the dashboard and the alerts ask for is exported', async () => {
  const text = (await new HttpClient(one.url).get('/metrics')).body as string;
  const asked = askedOfMetrics();
  expect(asked.length).toBeGreaterThan(15);
  const missing = asked.filter(({ metric, labels }) => {
    const samples = text.split('\n').filter((line) => new RegExp(`^${metric}[ {]`).test(line));
    return !samples.some((line) => labels.every((label) => line.includes(`${label}="`)));
  });
  expect(missing).toEqual([]);
});

test('the queue is shown to administrators only, without another host', async () => {
  const visit = async (client: HttpClient, path = '') => client.get(`/admin/queues${path}`);
  expect((await visit(new HttpClient(one.url))).status).toBe(401);
  expect((await visit(await HttpClient.logIn(one.url, 'office'))).body.code).toBe('actor.forbidden');
  const administrator = await HttpClient.logIn(one.url, 'administrator');
  const page = await visit(administrator);
  expect(page.status).toBe(200);
  const policy = page.headers.get('content-security-policy')!;
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("base-uri 'self'");
  expect(policy).not.toMatch(/https?:|script-src[^;]*unsafe/);
  const links = [...(page.body as string).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link!);
  expect(links.filter((link) => /^(?:https?:)?\/\//.test(link))).toEqual([]);
  const scripts = links.filter((link) => /\.(?:js|css)$/.test(link));
  expect(scripts.length).toBeGreaterThan(2);
  for (const script of scripts) expect((await visit(administrator, `/${script}`)).status).toBe(200);
  const { body } = await visit(administrator, '/api/queues');
  expect(body.queues.map(({ name }: { name: string }) => name).sort()).toEqual([
    'kaidu-routine',
    'kaidu-urgent',
  ]);
  expect((await administrator.post('/admin/queues/api/queues/kaidu-urgent/pause')).status).toBe(404);
});

test('a process that is told to stop says so, answers what it was asked, sends listeners away and ends', async () => {
  const office = await HttpClient.logIn(one.url, 'office');
  const live = listen(other.url, at(other, office));
  await live.until(() => true);
  await at(other, office).get('/auth/me');
  const ended = other.kill('SIGTERM');
  await sleep(300);
  const ready = await fetch(`${other.url}/health/ready`);
  expect([ready.status, (await ready.json()).code]).toEqual([503, 'engine.stopping']);
  // It is not out of service yet: who has not heard is still served.
  expect((await at(other, office).get('/auth/me')).status).toBe(200);
  const asking = halfAsked(other.url, office);
  await live.until((events) => events.some(({ type }) => type === 'reconnect'));
  expect(await asking.finish()).toBe(201);
  expect(await ended).toEqual({ code: 0, signal: null });
  await expect(fetch(`${other.url}/health/live`)).rejects.toThrow();
  await live.stop();

  // Redis away for a moment changes nothing of what is live.
  await redis.kill();
  const again = listen(one.url, office, live.events.findLast(({ id }) => id)?.id);
  await office.post('/incidents', {
    hazard: 'flood',
    title: '又一次洪水',
    occurredAt: '2026-07-01T08:00:00+08:00',
    divisions: ['652827'],
    confirmDistinct: true,
  });
  await again.until((events) => events.some(({ type }) => type === 'incident.logged'));
  await again.stop();
  await redis.restart();

  const asked = performance.now();
  expect((await worker.kill('SIGTERM')).code).toBe(0);
  expect(performance.now() - asked).toBeLessThan(8000);
}, 60_000);

test('npm start takes a role, and passes on the signal to stop', async () => {
  const npm = spawn('npm', ['start', '--silent', '--', '--role', 'worker'], {
    cwd: dirname(dirname(PRODUCT.cli)),
    env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: database.url, REDIS_URL: redis.url },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (text) => (said += text));
  // Once nobody holds the other end any more, whoever that is.
  const closed = once(npm, 'close');
  try {
    for (let i = 0; i < 600 && !/Kaidu worker is running/.test(said); i++) await sleep(50);
    expect(said).toMatch(/Kaidu worker is running/);
    npm.kill('SIGTERM');
    const patience = new Promise((resolve) => setTimeout(resolve, 10_000, 'still there').unref());
    expect(await Promise.race([closed, patience])).not.toBe('still there');
  } finally {
    try {
      process.kill(-npm.pid!, 'SIGKILL');
    } catch {
      // It has ended, as it should.
    }
  }
}, 60_000);

/** A command whose second half is sent later. */
function halfAsked(url: string, { credentials }: HttpClient) {
  const body = JSON.stringify({
    hazard: 'flood',
    title: '停机时的洪水',
    occurredAt: '2026-07-01T08:00:00+08:00',
    divisions: ['652827'],
    confirmDistinct: true,
  });
  const sent = request(`${url}/incidents`, {
    method: 'POST',
    headers: {
      ...credentials,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'idempotency-key': randomUUID(),
    },
  });
  const status = once(sent, 'response').then(([response]) => response.resume().statusCode as number);
  sent.write(body.slice(0, 20));
  return {
    finish: () => {
      sent.end(body.slice(20));
      return status;
    },
  };
}
