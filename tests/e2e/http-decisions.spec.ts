import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HttpClient } from '../support/http-client.ts';
import { type ProductProcess, startProduct } from '../support/process.ts';
import { proposeFlood } from './flood.ts';

const DECIDES = 'deputy-office-director';
let product: ProductProcess;
const clients = new Map<string, HttpClient>();
const as = async (login: string): Promise<HttpClient> => {
  const client = clients.get(login) ?? (await HttpClient.logIn(product.url, login));
  clients.set(login, client);
  return client;
};
beforeAll(async () => {
  product = await startProduct({ env: { DATABASE_URL: undefined, REDIS_URL: undefined } });
}, 60_000);
afterAll(() => product?.stop());

const decisions = async (login: string) => (await (await as(login)).get('/decisions')).body;
const withId = (items: { id: string }[], id: string) => items.find((one) => one.id === id);

async function started() {
  const flood = await proposeFlood(product.url);
  const leader = await as(DECIDES);
  expect((await leader.post(`/approvals/${flood.approvalId}/approve`)).status).toBe(201);
  const { body } = await leader.get(`/approvals/${flood.approvalId}`);
  return { ...flood, responseId: body.responseId as string };
}

test('what lies before somebody, by whom it was proposed and what it rests on; whoever may not decide sees nothing', async () => {
  const { incidentId, approvalId } = await proposeFlood(product.url);
  const { approvals } = await decisions(DECIDES);
  expect(withId(approvals, approvalId)).toMatchObject({
    ...{ incidentId, title: '洪水', kind: 'activation', level: 'IV', from: null, recommended: 'IV' },
    ...{ post: DECIDES, own: true, proposedAs: 'office', exercise: false, affected: ['652827'] },
    proposedBy: '州防灾减灾救灾委员会办公室',
    since: expect.stringMatching(/\+08:00$/),
  });
  // One above may decide as well; it is not his own.
  expect(withId((await decisions('director')).approvals, approvalId)).toMatchObject({ own: false });
  expect(withId((await decisions('office')).approvals, approvalId)).toBeUndefined();
  expect((await (await as('agency-finance')).get('/decisions')).body.code).toBe('actor.overview-forbidden');

  // Somebody to whom the authority is lent.
  const hour = 3600_000;
  await (await as(DECIDES)).post('/delegations', {
    ...{ fromPost: DECIDES, toPost: 'office', scope: 'decide', levels: ['IV'], document: '授权书1号' },
    validFrom: new Date(Date.now() - hour).toISOString(),
    validUntil: new Date(Date.now() + hour).toISOString(),
  });
  expect(withId((await decisions('office')).approvals, approvalId)).toMatchObject({ own: false });
});

test('what would be sent to whom is shown before it is approved, at any level, with what one may do', async () => {
  const { approvalId, incidentId } = await proposeFlood(product.url);
  const leader = await as(DECIDES);
  const shown = (await leader.get(`/approvals/${approvalId}/preview`)).body;
  expect(shown).toMatchObject({ kind: 'activation', level: 'IV', post: DECIDES, authority: 'decides' });
  expect(shown.informed).toEqual([expect.objectContaining({ post: 'deputy-director-bureau-head' })]);
  const higher = (await leader.get(`/approvals/${approvalId}/preview?level=II`)).body;
  expect(higher).toMatchObject({ level: 'II', post: 'deputy-director', authority: 'forwards' });
  expect((await (await as('duty-officer')).get(`/approvals/${approvalId}/preview`)).body.authority).toBe(
    'none',
  );
  expect((await leader.get(`/approvals/${approvalId}/preview?level=V`)).body.code).toBe('level.unknown');
  expect((await leader.get('/approvals/none/preview')).status).toBe(404);

  await leader.post(`/approvals/${approvalId}/approve`);
  const tasks = await leader.all(`/tasks?incidentId=${incidentId}&state=issued`);
  const issued = shown.recipients.flatMap((one: any) =>
    one.issued.map(({ key }: any) => `${key} ${one.recipient}`),
  );
  expect(issued.sort()).toEqual(tasks.map(({ key, recipient }) => `${key} ${recipient}`).sort());
});

test('the history of a proposal names each who proposed, returned or sent it on, with level and reason', async () => {
  const { approvalId } = await proposeFlood(product.url);
  const leader = await as(DECIDES);
  await leader.post(`/approvals/${approvalId}/return`, { reason: '请核对死亡人数' });
  const shift = await as('shift-leader');
  await shift.post(`/approvals/${approvalId}/resubmit`, { level: 'III', reason: '余震' });
  const { items } = (await leader.get(`/approvals/${approvalId}/history`)).body;
  expect(items).toEqual([
    expect.objectContaining({ fact: 'approval.submitted', level: 'IV', posts: ['office'] }),
    expect.objectContaining({ fact: 'approval.returned', reason: '请核对死亡人数', posts: [DECIDES] }),
    expect.objectContaining({
      ...{ fact: 'approval.submitted', level: 'III', reason: '余震', posts: ['shift-leader'] },
      by: '带班领导',
    }),
  ]);
});

test('a running response is counted for whoever leads it, raised by whoever may, and seen as a whole', async () => {
  const { responseId } = await started();
  const own = withId((await decisions(DECIDES)).responses, responseId) as any;
  expect(own).toMatchObject({ level: 'IV', own: true, within: [], leads: DECIDES, pending: null });
  const tasks = await (await as('office')).all(`/tasks?responseId=${responseId}&state=issued`);
  expect(own.tasks).toEqual({ all: tasks.length, unacknowledged: tasks.length, overdue: 0, done: 0 });
  expect(own.silent).toBe(new Set(tasks.map(({ recipient }) => recipient)).size);
  const finance = await as('agency-finance');
  for (const { id } of tasks.filter(({ recipient }) => recipient === 'agency:finance'))
    await finance.post(`/tasks/${id}/answers/acknowledge`);

  const head = await as('deputy-director-bureau-head');
  const before = withId((await decisions('deputy-director-bureau-head')).responses, responseId) as any;
  expect(before).toMatchObject({ own: false, within: ['III'], silent: own.silent - 1 });
  const shown = (await head.get(`/responses/${responseId}/change-preview?level=III`)).body;
  expect(shown).toMatchObject({ kind: 'raise', from: 'IV', authority: 'decides' });
  const tag = (await head.get(`/responses/${responseId}`)).headers.get('etag')!;
  const raise = (body: object, tag: string) =>
    head.post(`/responses/${responseId}/decided-adjustments`, body, { 'if-match': tag });
  expect((await raise({ level: 'III' }, tag)).body).toMatchObject({ status: 422 });
  expect((await raise({ level: 'III', reason: '余震' }, '"1"')).body.code).toBe('command.stale');
  expect(await raise({ level: 'III', reason: '余震' }, tag)).toMatchObject({
    status: 201,
    body: { responseId, level: 'III', kind: 'raise' },
  });

  const picture = (await head.get(`/responses/${responseId}/picture`)).body;
  const all = await head.all(`/tasks?responseId=${responseId}`);
  expect(picture.recipients.flatMap((one: any) => one.tasks)).toHaveLength(all.length);
  const money = picture.recipients.find(({ recipient }: any) => recipient === 'agency:finance');
  expect(money).toMatchObject({ title: { zh: '州财政局' }, exhausted: 0 });
  expect(money.tasks.filter(({ state }: any) => state === 'acknowledged').length).toBeGreaterThan(0);
  expect((await finance.get(`/responses/${responseId}/picture`)).body.code).toBe('actor.overview-forbidden');
  const end = (await head.get(`/responses/${responseId}/change-preview`)).body;
  expect(end).toMatchObject({ kind: 'termination', level: null });
  expect(end.unsettled.length).toBeGreaterThan(30);
});

test('papers and signatures that are owed lie before the post that gives them', async () => {
  const { incidentId } = await started();
  const office = await as('office');
  const upward = await office.post(`/incidents/${incidentId}/upward`, { kind: 'follow-up' });
  expect(upward.status).toBe(201);
  await office.post(`/upward/${upward.body.id}/submit`);
  const release = await office.post(`/incidents/${incidentId}/releases`, { template: 'situation' });
  await office.post(`/releases/${release.body.id}/submit`);
  const { papers } = await decisions(DECIDES);
  expect(withId(papers, upward.body.id)).toMatchObject({ paper: 'upward', own: true, incidentId });
  expect(withId(papers, release.body.id)).toMatchObject({ paper: 'release', own: true, post: DECIDES });
  expect((await decisions('office')).papers.map(({ incidentId: of }: any) => of)).not.toContain(incidentId);

  const spoken = await proposeFlood(product.url);
  const duty = await as('duty-officer');
  const { items } = (await duty.get('/witnesses')).body;
  const witness = items.find(({ name }: { name: string }) => name === '带班领导').id;
  // Owed since an hour: that its time has passed takes it off nobody's list.
  const calledAt = new Date(Date.now() - 25 * 3600_000).toISOString();
  await duty.post(`/approvals/${spoken.approvalId}/approve`, {
    spoken: { post: DECIDES, caller: '王主任', calledAt, readBack: true, witness },
  });
  const passed = `/incidents/${spoken.incidentId}/timeline?limit=500`;
  while (!JSON.stringify((await duty.get(passed)).body).includes('approval.signature-passed'))
    await sleep(200);
  const owed = withId((await decisions(DECIDES)).unsigned, spoken.approvalId);
  expect(owed).toMatchObject({ level: 'IV', signBy: expect.stringMatching(/\+08:00$/) });
  await (await as(DECIDES)).post(`/approvals/${spoken.approvalId}/sign`);
  expect(withId((await decisions(DECIDES)).unsigned, spoken.approvalId)).toBeUndefined();
});

test('the duty room asks for a conditional task to be released: nothing goes out until whoever may has judged', async () => {
  const { responseId } = await started();
  const duty = await as('duty-officer');
  const leader = await as(DECIDES);
  const offers = await duty.all(`/tasks?responseId=${responseId}&state=offered`);
  const mine = (await leader.get(`/responses/${responseId}/picture`)).body.recipients
    .flatMap((one: any) => one.tasks)
    .find((task: any) => task.state === 'offered' && task.releasedBy.includes(DECIDES));
  const task = offers.find(({ id }) => id === mine.id)!;
  const ask = (who: HttpClient, body: object, seq = task.seq) =>
    who.post(`/tasks/${task.id}/request-release`, body, { 'if-match': `"${seq}"` });
  const reason = '沿河两村断水，县里来电请求';
  expect((await ask(duty, {})).body.code).toBe('task.reason-required');
  expect((await ask(await as('agency-finance'), { reason })).body.code).toBe('actor.forbidden');
  const asked = await ask(duty, { reason });
  expect(asked).toMatchObject({ status: 201, body: { state: 'offered' } });
  // Whoever asks on an older view is told who asked meanwhile.
  const late = await ask(await as('shift-leader'), { reason: '同上' });
  expect(late.body).toMatchObject({ code: 'command.stale', changes: [{ fact: 'task.release-requested' }] });

  const counted = withId((await decisions(DECIDES)).responses, responseId);
  expect(counted).toMatchObject({ offersAsked: 1 });
  const picture = (await leader.get(`/responses/${responseId}/picture`)).body;
  const shown = picture.recipients.flatMap((one: any) => one.tasks).find(({ id }: any) => id === task.id);
  expect(shown).toMatchObject({ state: 'offered', releaseAskedAt: expect.stringMatching(/\+08:00$/) });

  const release = (who: HttpClient) =>
    who.post(`/tasks/${task.id}/release`, { reason: '情况属实' }, { 'if-match': `"${asked.body.seq}"` });
  expect((await release(duty)).body.code).toBe('task.release-forbidden');
  expect(await release(leader)).toMatchObject({ status: 201, body: { state: 'issued' } });
  // What has gone out is not asked for again.
  expect((await duty.post(`/tasks/${task.id}/request-release`, { reason })).status).toBe(409);
});
