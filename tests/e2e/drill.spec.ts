import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { kaidu } from '../support/cli.ts';
import { freePort } from '../support/free-port.ts';
import { HttpClient } from '../support/http-client.ts';
import { PRODUCT, startProduct } from '../support/process.ts';

const HAIL = 'workflows/scenarios/hail-2012-dead-and-missing.yaml';
const scratch = mkdtempSync(join(tmpdir(), 'kaidu-drill-'));
const loopback = { KAIDU_WEBHOOK_INSECURE: '1', KAIDU_WEBHOOK_PRIVATE: '1' };
const received: string[] = [];
let server: Server;
let address: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      received.push(body);
      response.writeHead(204).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
beforeEach(() => {
  received.length = 0;
});
afterAll(() => {
  server.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** A file with one contact of the transport bureau. */
function contactFile(forExercises: boolean): string {
  const file = join(scratch, `contacts-${forExercises}.yaml`);
  const contact = { recipient: 'agency:transport', channel: 'webhook', address, forExercises };
  writeFileSync(file, JSON.stringify([contact]));
  return file;
}

test('a scenario runs as an exercise on a fast clock and ends with a score (8.3.4)', async () => {
  const { code, out } = await kaidu(['drill', HAIL, '--speed', '500000']);
  expect(code).toBe(0);
  const events = out.split('\n').filter((line) => line.includes('2026-05-'));
  expect(events.length).toBeGreaterThan(6);
  for (const event of events.slice(0, -1)) expect(event).toMatch(/^【演练】/);
  expect(out).toMatch(/【演练】评分/);
  expect(out).toMatch(/启动 一级响应 委员会主任 {2}13 小时 10 分/);
});

test('it is stepped, told what makes no sense, and stopped, with a score of what there was', async () => {
  const input = 'step\nstep\nfaster\nstop\n';
  const { code, out, err } = await kaidu(['drill', HAIL, '--step', '--json'], { input });
  const outcome = JSON.parse(out);
  expect(code).toBe(1);
  expect(outcome).toMatchObject({ stopped: true, score: { failed: 0, decisions: [] } });
  expect(outcome.steps).toHaveLength(2);
  expect(err).toContain('faster');
});

test('a contact that is not marked stops it before it begins; one that is gets what is marked', async () => {
  const refused = await kaidu(['drill', HAIL, '--contacts', contactFile(false)], { env: loopback });
  expect([refused.code, refused.out]).toEqual([1, '']);
  expect(refused.err).toContain(`agency:transport webhook ${address}`);
  expect(received).toEqual([]);

  const args = ['drill', HAIL, '--speed', '500000', '--contacts', contactFile(true)];
  expect((await kaidu(args, { env: loopback })).code).toBe(0);
  expect(received.length).toBeGreaterThan(0);
  for (const body of received) {
    const { data } = JSON.parse(body);
    expect([data.exercise, data.message.title.zh]).toEqual([true, expect.stringMatching(/^【演练】/)]);
  }
});

test('the contacts of a deployment are touched only where each is marked', async () => {
  const product = await startProduct({
    env: { DATABASE_URL: undefined, KAIDU_QUEUE: 'in-process', ...loopback },
  });
  try {
    const administrator = await HttpClient.logIn(product.url, 'administrator');
    const contact = { recipient: 'agency:transport', channel: 'webhook', address };
    const { body } = await administrator.post('/contacts', contact);
    const record = `sqlite:${join(product.dataDir, 'kaidu.db')}`;
    const args = ['drill', HAIL, '--speed', '500000', '--contacts-of', record];
    const refused = await kaidu(args, { env: loopback });
    expect([refused.code, refused.err.includes('agency:transport')]).toEqual([1, true]);
    expect(received).toEqual([]);

    await administrator.post(`/contacts/${body.id}/exercises`, { forExercises: true });
    expect((await kaidu(args, { env: loopback })).code).toBe(0);
    expect(received.length).toBeGreaterThan(0);
    // The deployment's own record knows nothing of it.
    const officer = await HttpClient.logIn(product.url, 'duty-officer');
    expect(await officer.all('/incidents')).toEqual([]);
  } finally {
    await product.stop();
  }
});

test('people take part over HTTP while the scenario injects what comes from outside', async () => {
  const port = await freePort();
  const args = ['drill', HAIL, '--play', 'events', '--step', '--json', '--listen', String(port)];
  const child = spawn(process.execPath, [PRODUCT.cli, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    out += part;
  });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    err += part;
  });
  const said = async (pattern: RegExp, times: number) => {
    const end = Date.now() + 20_000;
    while ((err.match(pattern) ?? []).length < times) {
      if (Date.now() > end) throw new Error(`not said: ${pattern}\n${err}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  await said(/密码/g, 1);
  child.stdin.write('step\nstep\n');
  await said(/^【演练】2026-05-/gm, 2);
  const url = `http://127.0.0.1:${port}`;
  const office = await HttpClient.logIn(url, 'office');
  const [incident] = await office.all('/incidents');
  expect(incident).toMatchObject({ exercise: true });
  const proposal = await office.post(`/incidents/${incident.id}/proposals`, { level: 'III' });
  const head = await HttpClient.logIn(url, 'deputy-director-bureau-head');
  expect((await head.post(`/approvals/${proposal.body.approvalId}/approve`, {})).status).toBe(201);
  // Whoever logs another one need not say that it is an exercise, and cannot say that it is none.
  const duty = await HttpClient.logIn(url, 'duty-officer');
  const other = await duty.post('/incidents', {
    ...{ hazard: 'flood', title: '另一洪水', divisions: ['652801'], exercise: false },
    occurredAt: incident.occurredAt,
  });
  expect((await duty.get(`/incidents/${other.body.id}`)).body).toMatchObject({ exercise: true });
  const transport = await HttpClient.logIn(url, 'agency-transport');
  const inbox = await transport.all('/inbox');
  expect(inbox.length).toBeGreaterThan(0);
  for (const { message } of inbox) expect(message.title.zh).toMatch(/^【演练】/);
  child.stdin.write('stop\n');
  const [code] = await once(child, 'close');
  const outcome = JSON.parse(out);
  expect([code, outcome.stopped]).toEqual([1, true]);
  expect(outcome.score.decisions).toMatchObject([{ kind: 'activation', level: { zh: '三级响应' } }]);
}, 60_000);
