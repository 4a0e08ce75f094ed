import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createDatabase, type ScratchDatabase } from '../support/database.ts';
import { HttpClient } from '../support/http-client.ts';
import { type ProductProcess, startProduct } from '../support/process.ts';
import { proposeFlood } from './flood.ts';
import { listen } from './listen.ts';

let database: ScratchDatabase;
let product: ProductProcess;
let url: string;
let duty: HttpClient;
let auditor: HttpClient;

beforeAll(async () => {
  // PostgreSQL is the stricter of the two about what it stores.
  database = await createDatabase('postgres');
  product = await startProduct({ env: { DATABASE_URL: database.url, KAIDU_QUEUE: 'in-process' } });
  url = product.url;
  duty = await HttpClient.logIn(url, 'duty-officer');
  auditor = await HttpClient.logIn(url, 'auditor');
}, 60_000);
afterAll(async () => {
  await product?.stop();
  await database?.drop();
}, 20_000);

const incident = (change: object = {}) => ({
  hazard: 'snow',
  title: '雪灾',
  occurredAt: '2026-01-01T08:00:00+08:00',
  divisions: ['652827'],
  confirmDistinct: true,
  ...change,
});
const report = (minute: number) => ({
  division: '652827',
  asOf: new Date(Date.parse('2026-01-02T00:00:00Z') + minute * 60_000).toISOString(),
  figures: { affected: minute },
});

test('every route in the code stands in the description', async () => {
  const folder = fileURLToPath(new URL('apps/api/src/routes/', import.meta.resolve('#root/package.json')));
  const routes = readdirSync(folder).flatMap((name) => {
    const code = readFileSync(folder + name, 'utf8');
    const base = /@Controller\((?:'([^']*)')?\)/.exec(code)?.[1] ?? '';
    return [...code.matchAll(/@(Get|Post|Sse)\((?:'([^']*)')?\)/g)].map(([, verb, path]) => {
      const full = `/${[base, path].filter(Boolean).join('/')}`.replace(/:(\w+)/g, '{$1}');
      return `${verb === 'Post' ? 'post' : 'get'} ${full}`;
    });
  });
  const { body } = await new HttpClient(url).get('/openapi.json');
  const described = Object.entries<object>(body.paths).flatMap(([path, item]) =>
    Object.keys(item).map((verb) => `${verb} ${path}`),
  );
  expect(routes.length).toBeGreaterThan(50);
  expect(routes.filter((route) => !described.includes(route))).toEqual([]);
});

test('the styles of the description page load nothing from outside, and the policy names no other host', async () => {
  const visitor = new HttpClient(url);
  const page = await visitor.get('/docs');
  const sheets = [...(page.body as string).matchAll(/href="([^"]+\.css)"/g)].map(([, link]) => link!);
  expect(sheets.length).toBeGreaterThan(0);
  for (const sheet of sheets) {
    const { body } = await visitor.get(new URL(sheet, `${url}/docs`).pathname);
    expect(body).not.toMatch(/@import|url\(\s*['"]?(https?:)?\/\//);
  }
  expect(page.headers.get('content-security-policy')).not.toMatch(/https?:|\*/);
  const { status, body } = await visitor.get('/docs/nothing');
  expect([status, body.code]).toEqual([404, 'route.not-found']);
});

test('a system comes with a token, until it expires or is revoked', async () => {
  const administrator = await HttpClient.logIn(url, 'administrator');
  const posts = [{ post: 'county-reporter', division: '652827' }];
  const made = await administrator.post('/accounts', {
    login: 'feed',
    name: '数据接口',
    posts,
    password: null,
  });
  const issue = async (validMs: number) => {
    const expiresAt = new Date(Date.now() + validMs).toISOString();
    const { body } = await administrator.post(`/accounts/${made.body.id}/tokens`, {
      label: '接口',
      expiresAt,
    });
    return { ...body, client: new HttpClient(url, { authorization: `Bearer ${body.secret}` }) };
  };
  const short = await issue(1500);
  const long = await issue(3600_000);
  expect((await short.client.get('/auth/me')).body.posts).toEqual(posts);
  await sleep(1600);
  expect((await short.client.get('/auth/me')).body.code).toBe('actor.unauthenticated');
  expect((await long.client.get('/auth/me')).status).toBe(200);
  expect((await administrator.post(`/tokens/${long.id}/revoke`)).status).toBeLessThan(300);
  expect((await long.client.get('/auth/me')).body.code).toBe('actor.unauthenticated');
  const { body } = await new HttpClient(url).post('/auth/login', { login: 'feed', password: '' });
  expect(body.status).toBe(422);
});

test('two requests with one key at the same moment do one thing', async () => {
  const key = { 'idempotency-key': randomUUID() };
  const [one, other] = await Promise.all([
    duty.post('/incidents', incident(), key),
    duty.post('/incidents', incident(), key),
  ]);
  expect(one.body).toEqual(other.body);
  expect((await auditor.get(`/incidents/${one.body.id}`)).status).toBe(200);
});

test.each<[string, () => Promise<{ status: number; body: any }>, number]>([
  ['a version that is no number', () => duty.post('/incidents/x/close', {}, { 'if-match': 'abc' }), 400],
  ['a step that there is not', () => duty.post('/incidents/x/explode'), 422],
  ['a page of nothing', () => duty.get('/incidents?limit=0'), 422],
  ['a body that is a list', () => duty.post('/incidents', []), 422],
  ['a body that is nothing', () => duty.post('/incidents', 'null'), 422],
  ['a name that no database keeps', () => duty.get('/incidents/%00'), 400],
  ['half a letter', () => duty.post('/incidents', incident({ title: '\ud83d' })), 400],
  ['a letter that is none', () => duty.post('/incidents', incident({ place: 'a\u0000b' })), 400],
  ['a place in the stream that is no number', () => duty.get('/events', { 'last-event-id': 'abc' }), 400],
])('%s is refused, and nothing is written', async (_what, request, status) => {
  const journal = async () => (await auditor.get('/journal/verification')).body;
  const asked = async () => {
    const before = await journal();
    const answer = await request();
    expect([answer.body.code, answer.status]).toEqual([expect.any(String), status]);
    return [before, await journal()];
  };
  // A clock that ran out in between writes facts of its own, but not each time.
  let [before, after] = await asked();
  for (let i = 0; i < 5 && before.seq !== after.seq; i++) [before, after] = await asked();
  expect(after).toEqual({ ...before, whole: true });
});

test('words with a backslash, an emoji and a line break come back as they were', async () => {
  const title = '\\ud83d \\u0000 😀 "雪"';
  const { body } = await duty.post('/incidents', incident({ title, narrative: 'a\nb' }));
  expect((await duty.get(`/incidents/${body.id}`)).body.data).toMatchObject({ title, narrative: 'a\nb' });
});

test('whoever was away long catches up on all that was missed', async () => {
  const { body } = await duty.post('/incidents', incident());
  const last: number = (await auditor.get('/journal/verification')).body.seq;
  const minutes = Array.from({ length: 1100 }, (_, i) => i + 1);
  for (let i = 0; i < minutes.length; i += 100)
    await Promise.all(
      minutes.slice(i, i + 100).map((minute) => duty.post(`/incidents/${body.id}/reports`, report(minute))),
    );
  const { approvalId } = await proposeFlood(url);
  const decider = await HttpClient.logIn(url, 'deputy-office-director');
  await decider.post(`/approvals/${approvalId}/approve`);
  const finance = await HttpClient.logIn(url, 'agency-finance');
  const events = listen(url, finance, String(last));
  await events.until((seen) => seen.some(({ type }) => type === 'task.issued')).finally(events.stop);
  const ids = events.events.map(({ id }) => Number(id));
  expect(ids).toEqual([...ids].sort((a, b) => a - b));
  expect(new Set(ids).size).toBe(ids.length);
}, 60_000);
