import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HttpClient } from '../support/http-client.ts';
import { type ProductProcess, startProduct } from '../support/process.ts';
import { proposeFlood } from './flood.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let product: ProductProcess;
let duty: HttpClient;
beforeAll(async () => {
  product = await startProduct({ env: { DATABASE_URL: undefined, REDIS_URL: undefined } });
  duty = await HttpClient.logIn(product.url, 'duty-officer');
}, 60_000);
afterAll(() => product?.stop());

const iso = (ms: number) => new Date(ms).toISOString();
const factsOf = async (id: string) => (await duty.get(`/incidents/${id}/timeline?limit=1000`)).body.items;

test('what waited for the network keeps when it happened, when it was entered and when it came in', async () => {
  const began = Date.now();
  const happened = began - 30 * MINUTE;
  const entered = began - 4 * MINUTE;
  const { body } = await duty.post(
    '/incidents',
    { hazard: 'flood', title: '断网时登记', occurredAt: iso(happened), divisions: ['652827'] },
    { 'entered-at': iso(entered) },
  );
  const reported = began - 2 * MINUTE;
  await duty.post(
    `/incidents/${body.id}/reports`,
    { division: '652827', asOf: iso(reported - MINUTE), figures: { dead: 1 } },
    { 'entered-at': iso(reported) },
  );
  const [report] = (await duty.get(`/incidents/${body.id}/reports`)).body.items;
  expect(Date.parse(report.asOf)).toBe(seconds(reported - MINUTE));
  expect(Date.parse(report.receivedAt)).toBe(seconds(reported));
  expect(Date.parse(report.enteredAt)).toBe(seconds(reported));

  const facts = await factsOf(body.id);
  const [logged] = facts;
  expect(Date.parse(logged.data.occurredAt)).toBe(seconds(happened));
  expect(Date.parse(logged.data.enteredAt)).toBe(seconds(entered));
  expect(Date.parse(logged.at)).toBeGreaterThanOrEqual(seconds(began));
  // What follows from it was entered with it.
  const scheduled = facts.find(({ fact }: { fact: string }) => fact === 'report-duty.scheduled');
  expect(scheduled?.data.enteredAt ?? logged.data.enteredAt).toBe(logged.data.enteredAt);
});

test('calls and receipts that waited stand at the time at which they were entered', async () => {
  const { incidentId, approvalId } = await proposeFlood(product.url);
  const leader = await HttpClient.logIn(product.url, 'deputy-office-director');
  await leader.post(`/approvals/${approvalId}/approve`);
  const [response] = (await duty.get(`/responses?incidentId=${incidentId}`)).body.items;
  const [task] = await duty.all(`/tasks?incidentId=${incidentId}&state=issued&recipient=agency:finance`);
  // A device whose clock is fast is still believed by five minutes.
  const entered = Date.now() + 2 * MINUTE;
  const late = { 'entered-at': iso(entered) };
  const call = { recipient: 'agency:finance', spokenWith: '值班人员' };
  expect((await duty.post(`/responses/${response.id}/calls/reached`, call, late)).status).toBe(201);
  expect((await duty.post(`/tasks/${task.id}/answers/acknowledge`, { text: '收到' }, late)).status).toBe(201);

  const sheet = (await duty.get(`/responses/${response.id}/call-sheet`)).body.items;
  const line = sheet.find(({ recipient }: { recipient: string }) => recipient === 'agency:finance');
  expect(Date.parse(line.calls[0].at)).toBe(seconds(entered));
  const { data } = (await duty.get(`/tasks/${task.id}`)).body;
  expect(Date.parse(data.acknowledgedAt)).toBe(seconds(entered));
  expect(Date.parse(data.notes[0].at)).toBe(seconds(entered));
});

test.each([
  ['entry.time-in-future', () => iso(Date.now() + 6 * MINUTE), 422],
  ['entry.too-old', () => iso(Date.now() - 7 * DAY - MINUTE), 422],
  ['request.malformed', () => 'yesterday', 400],
])('%s: nothing is written', async (code, at, status) => {
  const before = (await duty.all('/incidents')).length;
  const answer = await duty.post(
    '/incidents',
    { hazard: 'snow', title: '时间不实', occurredAt: iso(Date.now()), divisions: ['652825'] },
    { 'entered-at': at() },
  );
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect((await duty.all('/incidents')).length).toBe(before);
});

test('an entry whose answer was lost is sent again with its time, and gets the answer of the first', async () => {
  const body = { hazard: 'snow', title: '回答丢失', occurredAt: iso(Date.now()), divisions: ['652823'] };
  const key = { 'idempotency-key': 'entry-1' };
  const first = await duty.post('/incidents', body, key);
  const again = await duty.post('/incidents', body, { ...key, 'entered-at': iso(Date.now()) });
  expect(again.body).toEqual(first.body);
  expect((await duty.all('/incidents')).filter(({ data }) => data.title === body.title)).toHaveLength(1);
});

const seconds = (ms: number) => Math.floor(ms / 1000) * 1000;
