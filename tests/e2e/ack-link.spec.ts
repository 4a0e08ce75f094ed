import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { signToken } from '../../libs/dispatch/src/ack-links/link-token.ts';
import { HttpClient } from '../support/http-client.ts';
import { type HttpReceiver, startReceiver } from '../support/http-receiver.ts';
import { type ProductProcess, startProduct } from '../support/process.ts';
import { addWebhooks, proposeFlood } from './flood.ts';

const KEY = Buffer.alloc(32, 9);
const PUBLIC = 'https://kaidu.example.gov.cn';
const HOUR = 3_600_000;

let product: ProductProcess;
let receiver: HttpReceiver;
let administrator: HttpClient;
let office: HttpClient;
let incidentId: string;
interface Order {
  token: string;
  deliveryId: string;
  contactId: string;
  taskIds: string[];
}
/** The first order to each of the agencies. */
const orders = new Map<string, Order>();

const tokenFor = (deliveryId: string, contactId: string, until = Date.now() + HOUR) =>
  signToken(KEY, deliveryId, contactId, until)!;

beforeAll(async () => {
  receiver = await startReceiver();
  product = await startProduct({
    env: {
      ...{ DATABASE_URL: undefined, REDIS_URL: undefined, KAIDU_QUEUE: 'in-process' },
      ...{ KAIDU_WEBHOOK_INSECURE: '1', KAIDU_WEBHOOK_PRIVATE: '1' },
      ...{ KAIDU_LINK_KEY: KEY.toString('base64'), KAIDU_PUBLIC_URL: `${PUBLIC}/` },
    },
  });
  administrator = await HttpClient.logIn(product.url, 'administrator');
  office = await HttpClient.logIn(product.url, 'office');
  await addWebhooks(product.url, receiver.url);
  const { incidentId: id, approvalId } = await proposeFlood(product.url);
  incidentId = id;
  const decider = await HttpClient.logIn(product.url, 'deputy-office-director');
  expect((await decider.post(`/approvals/${approvalId}/approve`)).status).toBe(201);
  for (const row of await office.all(`/deliveries?incidentId=${incidentId}`)) {
    const agency = row.recipient.replace('agency:', '');
    if (!row.contactId || row.message.kind !== 'task.issued' || orders.has(agency)) continue;
    if (row.message.form !== 'order') continue;
    const taskIds = row.taskId ? [row.taskId] : row.message.tasks.map(({ id }: { id: string }) => id);
    const { id: deliveryId, contactId } = row;
    orders.set(agency, { token: tokenFor(deliveryId, contactId), deliveryId, contactId, taskIds });
  }
}, 60_000);
afterAll(async () => {
  await product?.stop();
  await receiver?.close();
});

/** The next agency that nobody has acknowledged for. */
function next() {
  const [agency, order] = [...orders][0]!;
  orders.delete(agency);
  return order;
}

const visitor = () => new HttpClient(product.url);
const page = (token: string, headers: Record<string, string> = {}) =>
  visitor().get<string>(`/a/${token}`, { accept: 'text/html', ...headers });
const nonceOf = (html: string) => /name="nonce" value="([^"]+)"/.exec(html)?.[1];
const confirm = (token: string, nonce: string | undefined, headers: Record<string, string> = {}) =>
  visitor().send<string>(`/a/${token}`, {
    method: 'POST',
    body: new URLSearchParams(nonce === undefined ? {} : { nonce }).toString(),
    headers: {
      ...{ 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', origin: PUBLIC },
      ...headers,
    },
  });
/** The one state that all these tasks are in. */
const stateOf = async (taskIds: string[]) => {
  const states = await Promise.all(taskIds.map(async (id) => (await office.get(`/tasks/${id}`)).body.state));
  expect(new Set(states).size).toBe(1);
  return states[0];
};
const factsOf = async (deliveryId: string) =>
  (await office.get(`/incidents/${incidentId}/timeline?limit=500`)).body.items.filter(
    ({ fact, streamId, data }: any) =>
      (fact === 'task.acknowledged' && data.byLink?.deliveryId === deliveryId) ||
      (fact === 'delivery.acknowledged-by-link' && streamId === deliveryId),
  );

test('to look, to preview and to scan acknowledges nothing; the one button does, once', async () => {
  const { token, taskIds, deliveryId, contactId } = next();
  const seen = await page(token);
  expect([seen.status, seen.type]).toEqual([200, 'text/html; charset=utf-8']);
  expect(seen.body).not.toMatch(/<script|https?:\/\/(?!kaidu\.example\.gov\.cn)/);
  expect(Object.fromEntries(seen.headers)).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-robots-tag': expect.stringContaining('noindex'),
    'content-security-policy': expect.stringMatching(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action/,
    ),
  });
  expect((await visitor().send(`/a/${token}`, { method: 'HEAD' })).status).toBe(200);
  for (const purpose of ['prefetch', 'preview']) await page(token, { 'sec-purpose': purpose, purpose });
  await page(token, { 'user-agent': 'Mozilla/5.0 MicroMessenger link preview' });
  expect(await stateOf(taskIds)).toBe('issued');
  expect(await factsOf(deliveryId)).toEqual([]);

  const done = await confirm(token, nonceOf(seen.body));
  expect(done.status).toBe(200);
  expect(done.body).toContain('已确认收到');
  expect(await stateOf(taskIds)).toBe('acknowledged');
  const facts = await factsOf(deliveryId);
  expect(facts.map(({ fact }: any) => fact)).toEqual([
    ...taskIds.map(() => 'task.acknowledged'),
    'delivery.acknowledged-by-link',
  ]);
  for (const { actor } of facts) expect(actor).toMatchObject({ id: `link:${contactId}`, posts: [] });
  expect(facts[0].actor.onBehalfOf).toMatch(/局|委/);

  // Once more, by the same page, by another visit, and long after it expired: what happened then is all that happened.
  const again = await confirm(token, nonceOf(seen.body));
  expect([again.status, again.body]).toEqual([200, expect.stringContaining('此前已于')]);
  expect((await page(token)).body).toContain('此前已于');
  expect((await page(tokenFor(deliveryId, contactId, Date.now() - HOUR))).body).toContain('此前已于');
  expect(await factsOf(deliveryId)).toEqual(facts);
});

test('a program gets JSON, with the same rules', async () => {
  const { token, taskIds } = next();
  const json = { accept: 'application/json' };
  const { body, headers } = await visitor().get(`/a/${token}`, json);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(body).toMatchObject({
    state: 'open',
    count: taskIds.length,
    exercise: false,
    tasks: [{ title: { zh: expect.any(String) } }],
  });
  expect(JSON.stringify(body)).not.toContain('detail');
  const refused = await visitor().post(`/a/${token}`, {}, json);
  expect([refused.status, refused.type, refused.body.code]).toEqual([
    ...[403, 'application/problem+json; charset=utf-8', 'ack-link.form-stale'],
  ]);
  const both = await Promise.all(
    [1, 2, 3].map(() => visitor().post(`/a/${token}`, { nonce: body.nonce }, json)),
  );
  expect(both.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(both.filter(({ body: one }) => !one.again)).toHaveLength(1);
  expect(new Set(both.map(({ body: one }) => one.usedAt)).size).toBe(1);
  expect(await stateOf(taskIds)).toBe('acknowledged');
});

test('forged, stale, foreign, expired: each says so, and acknowledges nothing', async () => {
  const { token, taskIds, deliveryId, contactId } = next();
  const nonce = nonceOf((await page(token)).body);
  const other = next();
  const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
  const cases: [string, Promise<{ status: number; body: string }>, number, string][] = [
    ['forged', page(forged), 404, '不是有效的确认链接'],
    ['forged and sent', confirm(forged, nonce), 404, '不是有效的确认链接'],
    ['for another contact', page(tokenFor(deliveryId, other.contactId)), 404, '不是有效的确认链接'],
    ['expired', page(tokenFor(deliveryId, contactId, Date.now() - 1000)), 410, '已于'],
    ['expired and sent', confirm(tokenFor(deliveryId, contactId, Date.now() - 1000), nonce), 410, '已于'],
    ['without the form', confirm(token, undefined), 403, '页面已失效'],
    ['with the form of another link', confirm(other.token, nonce), 403, '页面已失效'],
    ['from another site', confirm(token, nonce, { origin: 'https://evil.example' }), 403, '其他网站'],
    ['from nowhere', confirm(token, nonce, { origin: 'null' }), 403, '其他网站'],
  ];
  for (const [what, answer, status, words] of cases) {
    const { status: given, body } = await answer;
    expect([what, given]).toEqual([what, status]);
    expect(body).toContain(words);
    expect(body).toContain('没有确认任何任务');
  }
  const problem = await visitor().get(`/a/${forged}`, { accept: 'application/json' });
  expect(problem.body).toMatchObject({ code: 'ack-link.forged', status: 404 });
  expect(await stateOf(taskIds)).toBe('issued');

  for (const id of taskIds) await office.post(`/tasks/${id}/withdraw`, { reason: '不再需要' });
  expect(await page(token)).toMatchObject({ status: 410, body: expect.stringContaining('已撤回或改派') });
  const duty = await HttpClient.logIn(product.url, 'duty-officer');
  for (const id of other.taskIds)
    expect((await duty.post(`/tasks/${id}/answers/acknowledge`)).status).toBe(201);
  expect(await page(other.token)).toMatchObject({ status: 409, body: expect.stringContaining('已由他人') });
});

test('when the contact is no longer in use, its link is not either', async () => {
  const { token, contactId, taskIds } = next();
  const nonce = nonceOf((await page(token)).body);
  await administrator.post(`/contacts/${contactId}/remove`);
  expect(await page(token)).toMatchObject({ status: 410, body: expect.stringContaining('已停用') });
  expect((await confirm(token, nonce)).status).toBe(410);
  expect(await stateOf(taskIds)).toBe('issued');
});

test('administrators see a message before anybody gets it, never with the link of its recipient', async () => {
  const [row] = (await office.get('/deliveries?limit=500')).body.items.filter(
    ({ contactId, message }: any) => contactId && message.kind === 'task.issued',
  );
  const { body, status } = await administrator.get(`/messages/preview?deliveryId=${row.id}&channel=sms`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ cls: 'outside', sends: 'short', size: { encoding: 'UCS-2' } });
  expect(body.short).toMatch(/\d项.*\/a\/Zk3x/);
  expect(JSON.stringify(body)).not.toContain(row.message.title.zh);
  const sample = await administrator.get(
    '/messages/preview?kind=task.issued&request=true&exercise=true&language=en',
  );
  expect(sample.body.subject).toMatch(/^\[EXERCISE\] .*letter of request/);
  expect((await administrator.get('/messages/preview?kind=nothing')).body.code).toBe('message.kind-unknown');
  expect((await office.get('/messages/preview')).status).toBe(403);
});

test('only an e-mail address can be internal', async () => {
  const [contact] = (await administrator.get('/contacts')).body.items;
  const refused = await administrator.post(`/contacts/${contact.id}/internal`, { internal: true });
  expect([refused.status, refused.body.code]).toEqual([422, 'contact.cannot-be-internal']);
  expect((await administrator.post(`/contacts/${contact.id}/internal`, { internal: false })).status).toBe(
    201,
  );
});

test('guessing is slowed, and says so on the page', async () => {
  const answers = await Promise.all(Array.from({ length: 330 }, () => page('x'.repeat(48))));
  const slowed = answers.filter(({ status }) => status === 429);
  expect(slowed.length).toBeGreaterThan(5);
  expect(slowed[0]!.body).toMatch(/^<!doctype html>/);
});
