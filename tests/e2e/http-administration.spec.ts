import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HttpClient } from '../support/http-client.ts';
import { type ProductProcess, startProduct } from '../support/process.ts';

let product: ProductProcess;
let administrator: HttpClient;
let officer: HttpClient;
beforeAll(async () => {
  product = await startProduct({
    env: {
      ...{ DATABASE_URL: undefined, REDIS_URL: undefined, KAIDU_QUEUE: 'in-process' },
      KAIDU_WEBHOOK_PRIVATE: '1',
      KAIDU_WEBHOOK_INSECURE: '1',
    },
  });
  administrator = await HttpClient.logIn(product.url, 'administrator');
  officer = await HttpClient.logIn(product.url, 'duty-officer');
}, 60_000);
afterAll(() => product?.stop());

test('an account is made, blocked with its reason and let in again; others may do none of it', async () => {
  const account = {
    login: 'zhang.san',
    name: '张三',
    posts: [{ post: 'duty-officer' }],
    password: '一二三四五六七八九十甲乙',
  };
  const made = await administrator.post('/accounts', account);
  expect(made).toMatchObject({
    ...{
      status: 201,
      body: { login: 'zhang.san', active: true, createdAt: expect.stringMatching(/\+08:00$/) },
    },
  });
  const at = `/accounts/${made.body.id}`;
  const enter = () =>
    new HttpClient(product.url).post('/auth/login', { login: account.login, password: account.password });
  expect((await enter()).status).toBe(200);
  expect((await officer.post(`${at}/deactivate`, { reason: '调离' })).status).toBe(403);
  expect(await administrator.post(`${at}/deactivate`, { reason: '调离' })).toMatchObject({
    ...{ status: 201, body: { active: false } },
  });
  expect((await enter()).status).toBe(401);
  expect((await officer.post(`${at}/reactivate`)).body.code).toBe('actor.forbidden');
  expect((await administrator.post(`${at}/reactivate`)).body.active).toBe(true);
  expect((await administrator.post(`${at}/reactivate`)).body.code).toBe('account.active');
  expect((await enter()).status).toBe(200);
});

test('a contact is ordered, removed and used again, and its secret is never listed', async () => {
  const { body } = await administrator.post('/contacts', {
    ...{ recipient: 'agency:finance', channel: 'webhook', address: 'http://127.0.0.1:9/x', rank: 2 },
  });
  const at = `/contacts/${body.id}`;
  const listed = async (removed = false) =>
    (await administrator.get(`/contacts?removed=${removed}`)).body.items.filter(
      ({ id }: any) => id === body.id,
    );
  expect((await administrator.post(`${at}/order`, { role: 'second', rank: 1 })).status).toBe(201);
  const [shown] = await listed();
  expect(shown).toMatchObject({ role: 'second', rank: 1, recipient: 'agency:finance' });
  expect(shown).not.toHaveProperty('secret');
  expect((await administrator.post(`${at}/order`, { role: 'boss', rank: 0 })).status).toBe(422);
  expect((await officer.post(`${at}/order`, { role: 'first', rank: 1 })).status).toBe(403);
  await administrator.post(`${at}/remove`);
  expect([(await listed()).length, (await listed(true)).length]).toEqual([0, 1]);
  expect((await officer.post(`${at}/restore`)).status).toBe(403);
  expect((await administrator.post(`${at}/restore`)).status).toBe(201);
  expect([(await listed()).length, (await listed(true)).length]).toEqual([1, 0]);
});

test('nothing is held where nothing was restored, and only an administrator asks', async () => {
  expect((await administrator.get('/deliveries/held')).body).toEqual({ total: 0, items: [] });
  expect((await administrator.post('/deliveries/held/settle', { drop: false })).body).toEqual({
    ...{ settled: 0, left: 0 },
  });
  expect((await administrator.post('/deliveries/held/settle', {})).status).toBe(422);
  expect((await officer.get('/deliveries/held')).status).toBe(403);
  expect((await officer.post('/deliveries/held/settle', { drop: true })).status).toBe(403);
});

test('the auditor says how far it has come, to those who see everything', async () => {
  expect((await administrator.get('/audit/state')).body).toMatchObject({
    ...{ silent: false, rounds: expect.any(Number), cases: expect.any(Number) },
  });
  const agency = await HttpClient.logIn(product.url, 'agency-finance');
  expect((await agency.get('/audit/state')).status).toBe(403);
});

test('a visitor of a demonstration is shown whom to be, until that password is changed', async () => {
  const visitor = new HttpClient(product.url);
  const { body } = await visitor.get('/auth/demonstration');
  expect(body.password).toBe('kaidu-demo');
  expect(body.items.map(({ does, login }: any) => [does, login])).toEqual([
    ['log', 'duty-officer'],
    ['propose', 'office'],
    ['decide', 'deputy-office-director'],
    ['task', expect.stringMatching(/^agency-/)],
    ['report', 'county-korla'],
    ['administer', 'administrator'],
  ]);
  const office = await HttpClient.logIn(product.url, 'office');
  await office.post('/auth/password', { current: 'kaidu-demo', next: 'a longer sentence of its own' });
  const { body: now } = await visitor.get('/auth/demonstration');
  expect(now.items.map(({ login }: any) => login)).not.toContain('office');
});
