import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HttpClient } from '../support/http-client.ts';
import { type HttpReceiver, startReceiver } from '../support/http-receiver.ts';
import { type ProductProcess, startProduct } from '../support/process.ts';
import { proposeFlood } from './flood.ts';

/** Agencies that the response calls for, each with one contact that refuses for good. */
const AGENCIES = ['agency:finance', 'agency:transport', 'agency:fire-rescue', 'agency:health'];

let product: ProductProcess;
let receiver: HttpReceiver;
let url: string;
let incidentId: string;
let office: HttpClient;
beforeAll(async () => {
  receiver = await startReceiver({ status: 410 });
  const env = { KAIDU_WEBHOOK_INSECURE: '1', KAIDU_WEBHOOK_PRIVATE: '1' };
  product = await startProduct({ env: { DATABASE_URL: undefined, REDIS_URL: undefined, ...env } });
  url = product.url;
  const administrator = await HttpClient.logIn(url, 'administrator');
  for (const recipient of AGENCIES) {
    const address = `${receiver.url}/${recipient.slice('agency:'.length)}`;
    expect((await administrator.post('/contacts', { recipient, channel: 'webhook', address })).status).toBe(
      201,
    );
  }
  office = await HttpClient.logIn(url, 'office');
  const proposed = await proposeFlood(url);
  incidentId = proposed.incidentId;
  const decider = await HttpClient.logIn(url, 'deputy-office-director');
  await decider.post(`/approvals/${proposed.approvalId}/approve`);
}, 60_000);
afterAll(async () => {
  await product?.stop();
  await receiver?.close();
});

const BEIJING = expect.stringMatching(/\+08:00$/);
type Row = { id: string; recipient: string; state: string; channel: string; message: any };

const exhausted = (filter = ''): Promise<Row[]> => office.all(`/deliveries/exhausted${filter}`);
const told = (recipient: string): Promise<Row[]> =>
  office
    .all(`/deliveries?incidentId=${incidentId}`)
    .then((rows: Row[]) => rows.filter((row) => row.recipient === recipient));
/** Asks until it holds, for as long as a sweep may take. */
async function until<T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
  const since = Date.now();
  for (;;) {
    const answer = await ask();
    if (holds(answer) || Date.now() - since > 15_000) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
let list: Row[];
const of = (agency: string) => list.find(({ recipient }) => recipient === `agency:${agency}`)!;

test('what reached nobody is listed, by page and by filter, for those who see to it', async () => {
  list = await until(
    () => exhausted(),
    (rows) => rows.length >= 3,
  );
  const hit = list.map(({ recipient }) => recipient);
  expect(hit.length).toBeGreaterThanOrEqual(3);
  expect(AGENCIES).toEqual(expect.arrayContaining(hit));
  for (const row of list)
    expect(row).toMatchObject({ state: 'exhausted', channel: 'webhook', createdAt: BEIJING });
  expect(await exhausted('?recipient=agency:finance')).toEqual([of('finance')]);
  expect(await exhausted(`?incidentId=${incidentId}`)).toEqual(list);
  expect(await exhausted('?exercise=true')).toEqual([]);
  const page = (await office.get('/deliveries/exhausted?limit=1')).body;
  expect(page).toEqual({ items: [list[0]], next: list[0]!.id });

  const finance = await HttpClient.logIn(url, 'agency-finance');
  for (const refusal of [
    await finance.get('/deliveries/exhausted'),
    await finance.post(`/deliveries/${of('finance').id}/retry`),
    await finance.post('/deliveries/exhausted/retry', {}),
    await finance.post(`/deliveries/${of('finance').id}/phone`, { outcome: 'reached', spokenWith: '张三' }),
  ])
    expect(refusal).toMatchObject({ status: 403, body: { code: 'actor.forbidden' } });
  expect(await office.post('/deliveries/nothing/retry')).toMatchObject({
    status: 404,
    body: { code: 'resource.not-found' },
  });
});

test('one is tried again, and is off the list once it has arrived', async () => {
  const { id } = of('transport');
  receiver.respondWith({ status: 204 });
  expect((await office.post(`/deliveries/${id}/retry`)).body).toEqual({ id, queued: 1 });
  const rows = await until(
    () => told('agency:transport'),
    (all) => all.every(({ state }) => state === 'delivered'),
  );
  expect(rows.map(({ state }) => state)).toEqual(['delivered', 'delivered']);
  expect((await exhausted()).map((row) => row.id)).not.toContain(id);
  expect(await office.post(`/deliveries/${id}/retry`)).toMatchObject({
    status: 409,
    body: { code: 'delivery.not-exhausted', state: 'delivered' },
  });
  // Reading it opens it, once; the office does not open what is another’s.
  const transport = await HttpClient.logIn(url, 'agency-transport');
  const [inbox] = (await transport.get('/inbox')).body.items as Row[];
  expect((await office.get(`/inbox/${inbox!.id}`)).status).toBe(404);
  const opened = (await transport.get(`/inbox/${inbox!.id}`)).body;
  expect(opened).toMatchObject({ state: 'opened', openedAt: BEIJING });
  expect((await transport.get(`/inbox/${inbox!.id}`)).body).toEqual(opened);
  await office.get(`/tasks/${inbox!.message.tasks[0].id}`);
  expect((await told('agency:transport')).map(({ state }) => state)).toEqual(['opened', 'delivered']);
  await transport.get(`/tasks/${inbox!.message.tasks[0].id}`);
  expect((await told('agency:transport')).map(({ state }) => state)).toEqual(['opened', 'opened']);
  receiver.respondWith({ status: 410 });
});

test('another is handed over by telephone: nobody answers, then somebody takes it on for the agency', async () => {
  const { id, message } = of('finance');
  const officer = await HttpClient.logIn(url, 'duty-officer');
  const call = (body: object) => officer.post(`/deliveries/${id}/phone`, body);
  expect((await call({ outcome: 'reached' })).body.code).toBe('call.incomplete');
  expect((await call({ outcome: 'passed-on', spokenWith: '门卫' })).body.code).toBe('call.incomplete');
  const future = { outcome: 'reached', spokenWith: '张科长', at: '2099-01-01T00:00:00+08:00' };
  expect((await call(future)).body.code).toBe('informed.time-in-future');
  expect((await call({ outcome: 'shouted' })).status).toBe(422);
  expect((await call({ outcome: 'no-answer' })).body).toEqual({ id, phoneId: null, state: 'exhausted' });
  expect((await exhausted()).map((row) => row.id)).toContain(id);

  const reached = { outcome: 'reached', spokenWith: '张科长', acknowledged: true };
  const { body } = await call(reached);
  expect(body).toMatchObject({ id, state: 'acknowledged' });
  const rows = await told('agency:finance');
  expect(rows.map(({ channel, state }) => [channel, state])).toEqual([
    ['inbox', 'acknowledged'],
    ['webhook', 'failed'],
    ['phone', 'acknowledged'],
  ]);
  expect(rows[2]!.message.call).toMatchObject({ spokenWith: '张科长', at: BEIJING, outcome: 'reached' });
  for (const task of message.tasks)
    expect((await office.get(`/tasks/${task.id}`)).body).toMatchObject({ state: 'acknowledged' });
  const { body: timeline } = await office.get(`/incidents/${incidentId}/timeline?limit=1000`);
  const facts = timeline.items.filter(({ data }: any) => data.recipient === 'agency:finance');
  expect(facts.map(({ fact }: any) => fact)).toEqual(
    expect.arrayContaining(['delivery.exhausted', 'call.no-answer', 'call.reached', 'delivery.handed-over']),
  );
  const received = facts.find(({ fact }: any) => fact === 'task.acknowledged');
  expect(received.actor.onBehalfOf).toContain('财政');
  expect((await call(reached)).body).toMatchObject({ status: 409, code: 'delivery.not-exhausted' });
  const again = await office.post(`/deliveries/${body.phoneId}/retry`);
  expect(again).toMatchObject({ status: 409, body: { code: 'delivery.acknowledged-already' } });
});

test('the rest is tried again together, and the office was told of all of it in one message', async () => {
  const left = await exhausted();
  expect(left.length).toBeGreaterThan(0);
  expect((await office.post('/deliveries/exhausted/retry', { incidentId: 'none' })).status).toBe(404);
  receiver.respondWith({ status: 204 });
  expect((await office.post('/deliveries/exhausted/retry', { incidentId })).body).toEqual({
    retried: left.length,
    queued: left.length,
  });
  await until(
    () => exhausted(),
    (rows) => rows.length === 0,
  );
  expect(await exhausted()).toEqual([]);
  const inbox = () => office.all<Row>('/inbox');
  const unreached = (rows: Row[]) => rows.filter(({ message }) => message.unreached);
  const [news, ...more] = unreached(await until(inbox, (rows) => unreached(rows).length > 0));
  expect(more).toEqual([]);
  expect(news!.message.unreached.map(({ recipient }: Row) => recipient).toSorted()).toEqual(
    list.map(({ recipient }) => recipient).toSorted(),
  );
});
