import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HttpClient } from '../support/http-client.ts';
import { type ProductProcess, startProduct } from '../support/process.ts';
import { proposeFlood } from './flood.ts';
import { listen } from './listen.ts';

let product: ProductProcess;
let url: string;

beforeAll(async () => {
  product = await startProduct({ env: { DATABASE_URL: undefined, REDIS_URL: undefined } });
  url = product.url;
}, 60_000);
afterAll(() => product?.stop());

test('the interface is described as OpenAPI 3.1, with every refusal', async () => {
  const { body } = await new HttpClient(url).get('/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  for (const path of [
    '/auth/login',
    '/incidents',
    '/incidents/{id}/reports',
    '/approvals/{id}/approve',
    '/tasks',
    '/events',
  ])
    expect(Object.keys(body.paths)).toContain(path);
  const { post } = body.paths['/incidents/{id}/reports'];
  expect(post.responses.default.content).toHaveProperty('application/problem+json');
  expect(JSON.stringify(post.requestBody)).toContain('SubmitReport');
});

test('the page that shows it needs no other host', async () => {
  const visitor = new HttpClient(url);
  const page = await visitor.get('/docs');
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  const html = page.body as string;
  const linked = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link!);
  expect(linked.length).toBeGreaterThan(2);
  expect(linked.filter((link) => /^(https?:)?\/\//.test(link))).toEqual([]);
  for (const link of linked.filter((one) => /\.(js|css)$/.test(one)))
    expect((await visitor.get(new URL(link, `${url}/docs`).pathname)).status).toBe(200);
});

test('it tells whether it lives, whether it is ready, and how it fares', async () => {
  const visitor = new HttpClient(url);
  expect((await visitor.get('/health/live')).body).toEqual({ status: 'ok' });
  expect((await visitor.get('/health/ready')).body).toMatchObject({ status: 'ok', queue: 'bullmq' });
  const metrics = (await visitor.get('/metrics')).body as string;
  for (const name of ['kaidu_facts_total', 'kaidu_deliveries', 'kaidu_queue_depth', 'kaidu_journal_seq'])
    expect(metrics).toContain(name);
});

test('exercises can be told apart in lists and metrics', async () => {
  const office = await HttpClient.logIn(url, 'duty-officer');
  const log = (exercise: boolean) =>
    office.post('/incidents', {
      hazard: 'flood',
      title: exercise ? '演练用洪水' : '洪水',
      occurredAt: new Date().toISOString(),
      divisions: ['652827'],
      confirmDistinct: true,
      exercise,
    });
  const [drill, disaster] = [(await log(true)).body.id, (await log(false)).body.id];
  const listed = async (query: string) =>
    (await office.get(`/incidents?limit=500${query}`)).body.items.map(({ id }: { id: string }) => id);
  expect(await listed('')).toEqual(expect.arrayContaining([drill, disaster]));
  expect(await listed('&exercise=true')).toEqual([drill]);
  const disasters = await listed('&exercise=false');
  expect(disasters).toContain(disaster);
  expect(disasters).not.toContain(drill);
  const metrics = (await new HttpClient(url).get('/metrics')).body as string;
  for (const exercise of ['true', 'false'])
    expect(metrics).toContain(`kaidu_deliveries{state="failed",exercise="${exercise}"}`);
});

test('a mark for exercises is asked of a contact that exists, by an administrator', async () => {
  const mark = async (login: string, body: object) =>
    (await HttpClient.logIn(url, login)).post('/contacts/nobody/exercises', body);
  expect((await mark('office', { forExercises: true })).body.code).toBe('actor.forbidden');
  expect((await mark('administrator', { forExercises: true })).status).toBe(404);
  expect((await mark('administrator', { forExercises: 'yes' })).status).toBe(422);
});

test('a session is a cookie that scripts and other sites cannot use, and ends at log-out', async () => {
  const login = await new HttpClient(url).post('/auth/login', { login: 'office', password: 'kaidu-demo' });
  const [cookie] = login.headers.getSetCookie();
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Strict/);
  const office = await HttpClient.logIn(url, 'office');
  expect((await office.get('/auth/me')).status).toBe(200);
  expect((await office.post('/auth/logout')).status).toBe(204);
  expect((await office.get('/auth/me')).status).toBe(401);
});

test('an agency sees its own tasks only, hears of them live, and catches up on what it missed', async () => {
  const finance = await HttpClient.logIn(url, 'agency-finance');
  const live = listen(url, finance);
  const { incidentId, approvalId } = await proposeFlood(url);
  const decider = await HttpClient.logIn(url, 'deputy-office-director');
  await decider.post(`/approvals/${approvalId}/approve`);
  await live.until((events) => events.some(({ type }) => type === 'delivery.delivered'));
  await live.stop();
  const issued = live.events.filter(({ type }) => type === 'task.issued');
  expect(issued.length).toBeGreaterThan(0);

  const tasks = await finance.all('/tasks');
  expect(new Set(tasks.map(({ recipient }) => recipient))).toEqual(new Set(['agency:finance']));
  expect((await finance.get(`/incidents/${incidentId}/timeline`)).status).toBe(403);
  const inbox = await finance.all('/inbox');
  const listed = inbox.flatMap(({ message }) => message.tasks.map(({ id }: { id: string }) => id));
  expect(listed).toContain(tasks.find(({ state }) => state === 'issued').id);

  const missed = listen(url, finance, String(issued[0]!.id));
  await missed.until((events) => events.some(({ type }) => type === 'delivery.delivered'));
  await missed.stop();
  expect(missed.events.every(({ id }) => Number(id) > Number(issued[0]!.id))).toBe(true);

  const [other] = await (await HttpClient.logIn(url, 'office')).all(
    '/tasks?recipient=agency:transport&state=issued',
  );
  expect((await finance.get(`/tasks/${other.id}`)).status).toBe(404);
  expect((await finance.post(`/tasks/${other.id}/answers/acknowledge`)).body.code).toBe('task.other-agency');
});

test('a second start on the same data folder is refused with a clear line', async () => {
  const second = await startProduct({ env: { KAIDU_DATA: product.dataDir }, ready: null });
  expect((await second.exited).code).toBe(1);
  expect(second.output()).toMatch(/数据目录/);
  expect((await new HttpClient(url).get('/health/live')).status).toBe(200);
}, 60_000);

test('Ctrl-C ends everything that it started, its Redis too', async () => {
  const own = await startProduct({ env: { DATABASE_URL: undefined, REDIS_URL: undefined } });
  const started = childrenOf(own.pid);
  // Somebody's console is open; it may not hold up the end.
  const open = listen(own.url, await HttpClient.logIn(own.url, 'office'));
  await proposeFlood(own.url);
  await open.until((events) => events.length > 0);
  const asked = performance.now();
  expect((await own.kill('SIGINT')).code).toBe(0);
  expect(performance.now() - asked).toBeLessThan(8000);
  await open.stop();
  for (let i = 0; i < 50 && started.some(isAlive); i++) await sleep(100);
  expect(started.filter(isAlive)).toEqual([]);
}, 60_000);

/** Process ids of the children, where the system tells. */
function childrenOf(pid: number): string[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ').filter(Boolean) : [];
}
const isAlive = (pid: string): boolean => existsSync(`/proc/${pid}`);
