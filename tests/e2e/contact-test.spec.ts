import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HttpClient } from '../support/http-client.ts';
import { type HttpReceiver, startReceiver } from '../support/http-receiver.ts';
import { type ProductProcess, startProduct } from '../support/process.ts';

let product: ProductProcess;
let receiver: HttpReceiver;
let url: string;
beforeAll(async () => {
  receiver = await startReceiver();
  const env = { KAIDU_WEBHOOK_INSECURE: '1', KAIDU_WEBHOOK_PRIVATE: '1' };
  product = await startProduct({ env: { DATABASE_URL: undefined, REDIS_URL: undefined, ...env } });
  url = product.url;
}, 60_000);
afterAll(async () => {
  await product?.stop();
  await receiver?.close();
});

const BEIJING = expect.stringMatching(/\+08:00$/);

test('the office tests every contact; agencies answer, one is called, and the rest stay silent', async () => {
  const administrator = await HttpClient.logIn(url, 'administrator');
  const given = { recipient: 'agency:water', channel: 'webhook', address: `${receiver.url}/water` };
  const contact = await administrator.post('/contacts', { ...given, role: 'second' });
  expect(contact.status).toBe(201);

  const office = await HttpClient.logIn(url, 'office');
  const water = await HttpClient.logIn(url, 'agency-water');
  const finance = await HttpClient.logIn(url, 'agency-finance');
  expect((await water.post('/contact-tests')).body).toMatchObject({
    code: 'contact-test.forbidden',
    detailEn: expect.stringContaining('Office'),
  });
  expect((await office.post('/contact-tests', { windowMinutes: 0 })).body.code).toBe(
    'contact-test.window-invalid',
  );
  expect((await water.get('/contact-tests')).body).toEqual({ items: [], next: null });
  const started = await office.post('/contact-tests', { windowMinutes: 30 });
  expect(started).toMatchObject({ status: 201, body: { state: 'running', endsAt: BEIJING } });
  const at = `/contact-tests/${started.body.id}`;
  expect(await office.post('/contact-tests')).toMatchObject({
    status: 409,
    body: { code: 'contact-test.running', detailEn: expect.stringContaining(started.body.id) },
  });

  // The system of the water bureau answers with what the message tells it.
  const [request] = await receiver.waitFor(1);
  const { type, data } = request!.json<any>();
  expect([type, data.exercise, data.message.title.zh]).toEqual([
    'contact-test',
    false,
    expect.stringMatching(/^【测试】/),
  ]);
  const answered = await water.post(data.message.answerTo, { deliveryId: data.deliveryId });
  const [answer] = answered.body.answers;
  expect(answer).toMatchObject({ recipient: 'agency:water', answeredAt: BEIJING, late: false });
  expect((await water.post(data.message.answerTo, { deliveryId: data.deliveryId })).body.answers).toEqual([
    answer,
  ]);

  const officer = await HttpClient.logIn(url, 'duty-officer');
  const called = { recipient: 'agency:transport' };
  expect((await officer.post(`${at}/answers`, called)).body.code).toBe('contact-test.spoken-with-required');
  expect((await finance.post(`${at}/answers`, called)).body.code).toBe('contact-test.not-yours');
  expect((await officer.post(`${at}/answers`, { ...called, spokenWith: '张主任' })).status).toBe(201);

  const { body } = await office.get(at);
  const of = (recipient: string) => body.items.find((each: any) => each.recipient === recipient);
  expect(of('agency:water')).toMatchObject({
    answer: { answeredAt: answer.answeredAt, onBehalfOf: null },
    lines: expect.arrayContaining([
      expect.objectContaining({ channel: 'inbox', answer: null }),
      expect.objectContaining({ ...{ channel: 'webhook', role: 'second' }, contactId: contact.body.id }),
    ]),
  });
  expect(of('agency:transport').answer).toMatchObject({
    onBehalfOf: expect.any(String),
    spokenWith: '张主任',
  });
  const silent = body.silent.map((each: any) => each.recipient);
  expect(silent).toContain('agency:finance');
  expect(silent).toHaveLength(body.items.length - 2);
  expect(JSON.stringify(body)).not.toContain(receiver.url);

  // An agency finds it in its inbox, and sees its own part alone.
  const inbox = (await finance.get('/inbox')).body.items;
  expect(inbox.at(-1).message).toMatchObject({ kind: 'contact-test', contactTestId: started.body.id });
  expect((await finance.get('/contact-tests')).body.items.map((each: any) => each.id)).toEqual([
    started.body.id,
  ]);
  const own = (await finance.get(at)).body;
  expect(own.items.map((each: any) => each.recipient)).toEqual(['agency:finance']);
  expect(own).not.toHaveProperty('counts');
  expect((await finance.post(`${at}/answers`)).status).toBe(201);
  expect((await finance.get(at)).body.silent).toEqual([]);
  expect((await office.get('/contact-tests')).body.items).toMatchObject([
    { id: started.body.id, state: 'running', windowMinutes: 30, counts: null },
  ]);
  expect((await office.get('/contact-tests/none')).status).toBe(404);
  const source = await HttpClient.logIn(url, 'warning-source');
  expect((await source.get(at)).status).toBe(404);
});
