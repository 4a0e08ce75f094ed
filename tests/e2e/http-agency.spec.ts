import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HttpClient } from '../support/http-client.ts';
import { type HttpReceiver, startReceiver } from '../support/http-receiver.ts';
import { type ProductProcess, startProduct } from '../support/process.ts';
import { proposeFlood } from './flood.ts';

let product: ProductProcess;
let receiver: HttpReceiver;
let url: string;
beforeAll(async () => {
  receiver = await startReceiver();
  const env = { KAIDU_WEBHOOK_INSECURE: '1', KAIDU_WEBHOOK_PRIVATE: '1', KAIDU_QUEUE: 'in-process' };
  product = await startProduct({ env: { DATABASE_URL: undefined, ...env } });
  url = product.url;
}, 60_000);
afterAll(async () => {
  await product?.stop();
  await receiver?.close();
});

const BEIJING = expect.stringMatching(/\+08:00$/);

test('what an agency sees of its task, asks about it and hands on is its own and the duty room’s', async () => {
  const { approvalId } = await proposeFlood(url);
  const leader = await HttpClient.logIn(url, 'deputy-office-director');
  expect((await leader.post(`/approvals/${approvalId}/approve`)).status).toBe(201);
  const finance = await HttpClient.logIn(url, 'agency-finance');
  const water = await HttpClient.logIn(url, 'agency-water');
  const officer = await HttpClient.logIn(url, 'duty-officer');
  const [task] = (await finance.get('/tasks')).body.items;
  const at = `/tasks/${task.id}`;

  expect((await finance.post('/tasks/acknowledge', { taskIds: [] })).status).toBe(422);
  expect((await water.post('/tasks/acknowledge', { taskIds: [task.id] })).body.code).toBe(
    'task.other-agency',
  );
  expect(await finance.post('/tasks/acknowledge', { taskIds: [task.id] })).toMatchObject({
    status: 201,
    body: { acknowledged: [task.id], passed: [] },
  });

  expect((await finance.post(`${at}/questions`, { text: ' ' })).body.code).toBe('request.invalid');
  const asked = await finance.post(
    `${at}/questions`,
    { text: '拨付到哪个账户' },
    { 'if-match': `"${task.seq + 1}"` },
  );
  expect(asked).toMatchObject({ status: 201, body: { state: 'acknowledged' } });
  const answer = `${at}/questions/${asked.body.questionId}/answer`;
  expect((await finance.post(answer, { text: '……' })).status).toBe(403);
  expect((await officer.post(answer, { text: '县财政专户' })).status).toBe(201);
  expect((await finance.get(at)).body.data.questions).toMatchObject([
    { at: BEIJING, text: '拨付到哪个账户', answer: { at: BEIJING, text: '县财政专户' } },
  ]);

  const { body: colleagues } = await finance.get(`${at}/colleagues`);
  expect(colleagues.items).toEqual([{ id: expect.any(String), name: '州财政局' }]);
  const handed = await finance.post(`${at}/hand-on`, { accountId: colleagues.items[0].id, text: '请办' });
  expect(handed.status).toBe(201);

  const { body: history } = await finance.get(`${at}/history`);
  expect(history.items.map(({ fact }: { fact: string }) => fact)).toEqual([
    ...['task.issued', 'task.acknowledged', 'task.asked', 'task.question-answered', 'task.handed-on'],
  ]);
  for (const path of ['history', 'colleagues', 'attachments'])
    expect((await water.get(`${at}/${path}`)).status).toBe(404);
});

test('an agency reads where it is reached, tests that, and reads what became of the test', async () => {
  const administrator = await HttpClient.logIn(url, 'administrator');
  const given = { recipient: 'agency:transport', channel: 'webhook', address: `${receiver.url}/transport` };
  const contact = await administrator.post('/contacts', given);
  expect(contact.status).toBe(201);
  receiver.respondWith({ status: 410 });
  const transport = await HttpClient.logIn(url, 'agency-transport');
  const own = async () => (await transport.get('/own-contacts')).body.items;
  expect(await own()).toEqual([
    expect.objectContaining({ channel: 'inbox', last: expect.objectContaining({ test: false }) }),
    expect.objectContaining({ id: contact.body.id, channel: 'webhook', role: 'first', last: null }),
  ]);
  expect(JSON.stringify(await own())).not.toContain(contact.body.secret);

  const started = await transport.post('/contact-tests', {
    recipients: ['agency:transport'],
    windowMinutes: 5,
  });
  expect(started).toMatchObject({ status: 201, body: { messages: 2 } });
  await transport.post(`/contact-tests/${started.body.id}/answers`);
  const { body } = await transport.get(`/contact-tests/${started.body.id}`);
  expect(body.items[0].lines).toMatchObject([
    { channel: 'inbox', answer: { late: false } },
    { channel: 'webhook', answer: null },
  ]);
  await receiver.waitFor(1);
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; await sleep(50))
    if ((await own())[1].last) break;
  expect((await own()).map(({ last }: any) => last)).toMatchObject([
    { at: BEIJING, test: true, state: 'acknowledged' },
    { test: true, state: 'failed', why: expect.stringContaining('410') },
  ]);
  // The office's test of everybody does not wait for it.
  const office = await HttpClient.logIn(url, 'office');
  expect((await office.post('/contact-tests', { windowMinutes: 1 })).status).toBe(201);
});

test('the limits for files are told before one is sent', async () => {
  const finance = await HttpClient.logIn(url, 'agency-finance');
  const { body } = await finance.get('/attachments/limits');
  expect(body.bytes).toBe(10 * 1024 * 1024);
  expect(body.types).toContainEqual({ type: 'image/jpeg', endings: ['jpg', 'jpeg'] });
});
