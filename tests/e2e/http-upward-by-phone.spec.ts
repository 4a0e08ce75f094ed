import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { BehindItsBack } from '../support/behind-its-back.ts';
import { HttpClient } from '../support/http-client.ts';
import { type ProductProcess, startProduct } from '../support/process.ts';
import { proposeFlood } from './flood.ts';

const APPROVER = 'deputy-office-director';
const HOUR = 3600_000;
const BEIJING = expect.stringMatching(/\+08:00$/);
const LOGINS = ['office', 'duty-officer', 'director', 'agency-finance', APPROVER] as const;

let product: ProductProcess;
let clients: Record<(typeof LOGINS)[number], HttpClient>;
let witness: string;

beforeAll(async () => {
  product = await startProduct({ env: { DATABASE_URL: undefined, REDIS_URL: undefined } });
  const logIns = LOGINS.map(async (login) => [login, await HttpClient.logIn(product.url, login)] as const);
  clients = Object.fromEntries(await Promise.all(logIns)) as typeof clients;
  const { body } = await clients['duty-officer'].get('/witnesses');
  witness = body.items.find(({ name }: { name: string }) => name === '带班领导').id;
}, 60_000);
afterAll(() => product?.stop());

const call = (more: object = {}) => ({
  spoken: {
    ...{ post: APPROVER, caller: '王主任', calledAt: new Date(Date.now() - HOUR).toISOString() },
    ...{ readBack: true, witness, ...more },
  },
});

/** A report that lies before its post, in a disaster of its own. */
async function submitted(more: { exercise?: boolean } = {}) {
  const { incidentId } = await proposeFlood(product.url, more);
  const draft = await clients.office.post(`/incidents/${incidentId}/upward`, { kind: 'first' });
  const path = `/upward/${draft.body.id}`;
  expect((await clients.office.post(`${path}/submit`)).status).toBe(201);
  return { incidentId, id: draft.body.id as string, path };
}
const record = (path: string, more: object = {}, headers = {}) =>
  clients['duty-officer'].post(`${path}/approve`, call(more), headers);

const owed = async (id: string, login: 'director' | 'office' | typeof APPROVER = APPROVER) =>
  (await clients[login].get('/decisions')).body.unsignedPapers.find((one: any) => one.id === id);
const onBoard = async (incidentId: string) => {
  const { incidents } = (await clients.office.get('/board')).body;
  return incidents.find((one: any) => one.id === incidentId);
};

test('an approval by telephone is recorded, shown and signed, by those who may (4.1.2)', async () => {
  const { incidentId, id, path } = await submitted();
  const tag = (await clients.office.get(path)).headers.get('etag')!;
  const approved = await record(path, {}, { 'if-match': tag });
  expect(approved).toMatchObject({
    status: 201,
    body: { id, state: 'approved', number: expect.stringMatching(/号$/) },
  });
  const { body: paper } = await clients.office.get(path);
  expect(paper).toMatchObject({
    signature: { state: 'awaiting', signBy: BEIJING, signedAt: null, signedAs: null },
    data: {
      approval: {
        ...{ post: APPROVER, at: BEIJING },
        spoken: { caller: '王主任', calledAt: BEIJING, readBack: true, witnessAccount: witness },
      },
    },
  });
  expect((await clients.office.get(`${path}/document`)).body).toContain('见证人带班领导）\n- 补签：待补签');
  expect((await clients['duty-officer'].post(`${path}/send`, { channel: 'fax' })).body.state).toBe('sent');

  expect(await owed(id)).toEqual({
    ...{ incidentId, title: '洪水', hazard: 'flood', exercise: false, affected: ['652827'] },
    ...{ id, heading: paper.data.title.zh, number: approved.body.number, post: APPROVER, own: true },
    ...{ approvedAt: paper.data.approval.at, signBy: paper.signature.signBy },
  });
  expect(await owed(id, 'director')).toMatchObject({ own: false });
  expect(await owed(id, 'office')).toBeUndefined();
  expect(await onBoard(incidentId)).toMatchObject({ unsigned: [], unsignedPapers: [id] });

  const sign = (who: HttpClient, headers = {}) => who.post(`${path}/sign`, {}, headers);
  expect((await sign(clients['duty-officer'])).body.code).toBe('decision.not-authorised');
  expect((await sign(clients['agency-finance'])).body.code).toBe('decision.not-authorised');
  // What was seen before it went is no longer current; then the same key is answered as it was.
  expect((await sign(clients[APPROVER], { 'if-match': tag })).body.code).toBe('command.stale');
  const now = (await clients.office.get(path)).headers.get('etag')!;
  const key = { 'idempotency-key': randomUUID(), 'if-match': now };
  const signed = await sign(clients[APPROVER], key);
  expect(signed).toMatchObject({ status: 201, body: { id, state: 'sent' } });
  expect((await sign(clients[APPROVER], key)).body).toEqual(signed.body);
  expect(await sign(clients[APPROVER])).toMatchObject({ status: 409, body: { code: 'command.not-allowed' } });

  const signature = { state: 'signed', signBy: BEIJING, signedAt: BEIJING, signedAs: APPROVER };
  expect((await clients.office.get(path)).body.signature).toEqual(signature);
  const lists = [`/incidents/${incidentId}/upward`, `/upward?incidentId=${incidentId}`];
  for (const list of lists)
    expect((await clients.office.get(list)).body.items).toMatchObject([{ id, signature }]);
  expect(await owed(id)).toBeUndefined();
  expect(await onBoard(incidentId)).toMatchObject({ unsignedPapers: [] });
  const page = await clients.office.get(`/incidents/${incidentId}/review?format=html`);
  expect(page.body).toContain('已报（电话签发，已补签）');
  const { clocks } = (await clients.office.get(`/incidents/${incidentId}/review`)).body;
  expect(clocks).toContainEqual(
    expect.objectContaining({ kind: 'signature', who: `post:${APPROVER}`, outcome: 'kept' }),
  );
});

test('no call is recorded that lacks what it needs, and nothing is signed that was not approved by telephone', async () => {
  const { path } = await submitted();
  const ahead = new Date(Date.now() + HOUR).toISOString();
  const refusals: [object, number, string][] = [
    [{ readBack: false }, 422, 'decision.spoken-incomplete'],
    [{ witness: 'nobody' }, 422, 'decision.witness-invalid'],
    [{ calledAt: ahead }, 422, 'decision.spoken-in-future'],
    [{ post: 'shift-leader' }, 403, 'decision.not-authorised'],
    [{ caller: undefined }, 422, 'request.invalid'],
    [{ tone: 'calm' }, 422, 'request.invalid'],
  ];
  for (const [more, status, code] of refusals)
    expect([more, await record(path, more)]).toMatchObject([more, { status, body: { code } }]);
  expect((await clients['agency-finance'].post(`${path}/approve`, call())).body.code).toBe('actor.forbidden');
  expect((await record(path, {}, { 'if-match': '"1"' })).body.code).toBe('command.stale');
  expect((await clients[APPROVER].post(`${path}/sign`)).body.code).toBe('command.not-allowed');

  // The same key is the same call, and no other one.
  const key = { 'idempotency-key': randomUUID() };
  const body = call();
  const send = (what: object) => clients['duty-officer'].post(`${path}/approve`, what, key);
  const first = await send(body);
  expect(first.status).toBe(201);
  expect((await send(body)).body).toEqual(first.body);
  expect((await send(call({ caller: '李主任' }))).body.code).toBe('idempotency.reused');
  expect((await record(path)).body.code).toBe('command.not-allowed');
});

test('whoever approves in the engine sends no body and owes nothing', async () => {
  const { id, path } = await submitted();
  const bare = { method: 'POST', headers: { 'idempotency-key': randomUUID() } };
  expect((await clients['duty-officer'].send<any>(`${path}/approve`, bare)).body.code).toBe(
    'decision.not-authorised',
  );
  bare.headers['idempotency-key'] = randomUUID();
  expect((await clients[APPROVER].send(`${path}/approve`, bare)).status).toBe(201);
  expect((await clients.office.get(path)).body).toMatchObject({
    signature: { state: 'none', signBy: null, signedAt: null, signedAs: null },
    data: { approval: { spoken: null } },
  });
  expect(await owed(id)).toBeUndefined();
  expect((await clients[APPROVER].post(`${path}/sign`)).body.code).toBe('command.not-allowed');
});

test('a signature that is overdue stays on the lists and with the next shift; an exercise is named as one', async () => {
  const real = await submitted();
  const drill = await submitted({ exercise: true });
  const calledAt = new Date(Date.now() - 25 * HOUR).toISOString();
  for (const { path } of [real, drill]) expect((await record(path, { calledAt })).status).toBe(201);
  for (const { incidentId } of [real, drill]) {
    const passed = `/incidents/${incidentId}/timeline?limit=500`;
    while (!JSON.stringify((await clients.office.get(passed)).body).includes('upward.signature-passed'))
      await sleep(200);
  }
  for (const [{ id, incidentId }, exercise] of [
    [real, false],
    [drill, true],
  ] as const) {
    expect(await owed(id)).toMatchObject({ exercise, signBy: BEIJING });
    expect(Date.parse((await owed(id)).signBy)).toBeLessThan(Date.now());
    expect(await onBoard(incidentId)).toMatchObject({ exercise, unsignedPapers: [id] });
  }
  expect((await clients.office.get(`/incidents/${real.incidentId}/review`)).body.clocks).toContainEqual(
    expect.objectContaining({ kind: 'signature', outcome: 'missed' }),
  );

  const officer = clients['duty-officer'];
  const { dutyUntil } = (await officer.get('/duty?post=duty-officer')).body.items[0].onDuty[0];
  const { items } = (await officer.get('/rosters?post=duty-officer')).body;
  const next = items.find(({ startsAt }: { startsAt: string }) => startsAt === dutyUntil);
  const { body: offered } = await officer.post('/hand-overs', { shiftId: next.id, notes: '' });
  const { matters } = (await officer.get(`/hand-overs/${offered.id}`)).body.data.list;
  for (const { id } of [real, drill])
    expect(matters).toContainEqual(expect.objectContaining({ kind: 'signature', id }));

  for (const { id, path } of [real, drill]) {
    expect((await clients.director.post(`${path}/sign`)).status).toBe(201);
    expect(await owed(id)).toBeUndefined();
  }
}, 30_000);

test('a document of the release before owes no signature, nor does one that it gave up', async () => {
  const old = await submitted();
  expect((await clients[APPROVER].post(`${old.path}/approve`)).status).toBe(201);
  const dropped = await submitted();
  expect((await record(dropped.path)).status).toBe(201);
  const behind = await BehindItsBack.open(`sqlite:${join(product.dataDir, 'kaidu.db')}`);
  await behind.set('upward', old.id, 'context', '{}');
  await behind.set('upward', dropped.id, 'state', 'dropped');
  await behind.close();
  expect((await clients.office.get(old.path)).body.signature).toMatchObject({ state: 'none', signBy: null });
  for (const { id, incidentId, path } of [old, dropped]) {
    expect(await owed(id)).toBeUndefined();
    expect(await onBoard(incidentId)).toMatchObject({ unsignedPapers: [] });
    expect((await clients[APPROVER].post(`${path}/sign`)).body.code).toBe('command.not-allowed');
  }
  expect((await clients['duty-officer'].post(`${old.path}/send`, { channel: 'fax' })).status).toBe(201);
});
