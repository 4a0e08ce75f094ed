import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openStore } from '#persistence';
import { SYSTEM } from '#runtime';
import { type Answer, HttpClient } from '../support/http-client.ts';
import { type ProductProcess, startProduct } from '../support/process.ts';
import { proposeFlood } from './flood.ts';

let product: ProductProcess;
let duty: HttpClient;
let office: HttpClient;
let flood: { incidentId: string; approvalId: string };

beforeAll(async () => {
  product = await startProduct({ env: { DATABASE_URL: undefined, KAIDU_QUEUE: 'in-process' } });
  const as = (login: string) => HttpClient.logIn(product.url, login);
  duty = await as('duty-officer');
  office = await as('office');
  flood = await proposeFlood(product.url);
}, 60_000);
afterAll(() => product?.stop());

/** How many facts people recorded. The engine's own clocks go on meanwhile: a report may fall due at any moment. */
async function factsOfPeople(): Promise<number> {
  const store = await openStore({ url: `sqlite:${join(product.dataDir, 'kaidu.db')}`, readOnly: true });
  let facts = 0;
  for await (const { actor } of store.journalRows()) if (actor.id !== SYSTEM.id) facts += 1;
  await store.close();
  return facts;
}

/** The refusal in the form that every refusal has, and nothing written. */
async function expectRefusal(
  request: () => Promise<Answer>,
  status: number,
  code: string,
): Promise<Answer['body']> {
  const before = await factsOfPeople();
  const answer = await request();
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(answer.type).toMatch(/^application\/problem\+json/);
  expect(answer.body).toMatchObject({ type: `urn:kaidu:problem:${code}`, status });
  expect(answer.body.detail).toMatch(/[\u4e00-\u9fff]/);
  expect(answer.body.detailEn).toMatch(/[A-Za-z]{2}/);
  expect(await factsOfPeople()).toBe(before);
  return answer.body;
}

const incident = (change: object = {}) => ({
  hazard: 'flood',
  title: '另一洪水',
  occurredAt: '2026-06-01T08:00:00+08:00',
  divisions: ['652823'],
  ...change,
});
const report = (change: object = {}) => ({
  division: '652827',
  asOf: '2026-07-01T11:00:00+08:00',
  figures: { dead: 4 },
  ...change,
});
const reports = () => `/incidents/${flood.incidentId}/reports`;

describe('figures and facts', () => {
  test.each([
    ['negative', { figures: { dead: -1 } }, 'figure.invalid'],
    ['fractional', { figures: { dead: 1.5 } }, 'figure.invalid'],
    ['of an unknown indicator', { figures: { deed: 1 } }, 'figure.unknown-indicator'],
    ['of an unknown division', { division: '999999' }, 'division.unknown'],
    ['for the future', { asOf: '2099-01-01T00:00:00+08:00' }, 'report.time-in-future'],
    ['for before the incident', { asOf: '2026-06-30T00:00:00+08:00' }, 'report.before-incident'],
    ['without anything known', { figures: { dead: null } }, 'report.empty'],
    ['that corrects what is not there', { supersedes: 'nothing' }, 'report.supersedes-unknown'],
    [
      'new since a figure that nobody knows',
      { basis: 'since-last', figures: { relocated: 3 } },
      'report.no-earlier-figure',
    ],
  ])('a report %s is refused', async (_what, change, code) => {
    await expectRefusal(() => duty.post(reports(), report(change)), 422, code);
  });

  test('several bad figures are named all at once, each at its place', async () => {
    const body = report({ figures: { dead: -1, missing: 0.5 } });
    const problem = await expectRefusal(() => duty.post(reports(), body), 422, 'request.invalid');
    expect(problem.faults.map(({ at }: { at: string }) => at)).toEqual(['/figures/dead', '/figures/missing']);
    expect(problem.faults[0]).toMatchObject({
      zh: expect.stringMatching(/[\u4e00-\u9fff]/),
      en: expect.any(String),
    });
  });

  test('a report that is in already is refused', async () => {
    const body = report({ asOf: '2026-07-01T10:00:00+08:00', figures: { dead: 4, missing: 2 } });
    await expectRefusal(() => duty.post(reports(), body), 409, 'report.duplicate');
  });

  test('a county reports only for itself, and the refusal says who may', async () => {
    const county = await HttpClient.logIn(product.url, 'county-korla');
    const problem = await expectRefusal(() => county.post(reports(), report()), 403, 'report.other-division');
    expect(problem.may).toContain('duty-officer');
  });

  test.each([
    ['an unknown hazard', { hazard: 'tsunami' }, 422, 'hazard.unknown'],
    ['an unknown plan', { plan: 'nowhere/no-plan' }, 404, 'plan.unknown'],
    ['a day before the plan', { occurredAt: '2025-06-11T23:00:00+08:00' }, 422, 'plan.not-in-force'],
    ['a day to come', { occurredAt: '2099-01-01T00:00:00+08:00' }, 422, 'incident.time-in-future'],
    ['no division', { divisions: [] }, 422, 'incident.no-division'],
    ['a time without offset', { occurredAt: '2026-06-01T08:00:00' }, 422, 'request.invalid'],
    ['a word too many', { colour: 'red' }, 422, 'request.invalid'],
  ])('an incident with %s is refused', async (_what, change, status, code) => {
    await expectRefusal(() => duty.post('/incidents', incident(change)), status, code);
  });

  test('a second log of the same flood is refused until somebody says that it is another', async () => {
    const same = incident({ divisions: ['652827'], occurredAt: '2026-07-01T09:00:00+08:00' });
    const problem = await expectRefusal(() => duty.post('/incidents', same), 409, 'incident.duplicate');
    expect(problem.alike[0].id).toBe(flood.incidentId);
    expect((await duty.post('/incidents', { ...same, confirmDistinct: true })).status).toBe(201);
  });
});

describe('decisions', () => {
  const approve = (who: HttpClient, body: object = {}, headers = {}) =>
    who.post(`/approvals/${flood.approvalId}/approve`, body, headers);

  test('the wrong post is told which rule refuses, which clause, and who may', async () => {
    const problem = await expectRefusal(() => approve(office), 403, 'decision.not-authorised');
    expect(problem).toMatchObject({
      rule: 'authority-to-decide',
      decidingPost: 'deputy-office-director',
      cite: '5.4.2',
    });
    expect(problem.may).toContain('director');
  });

  test('a spoken decision needs to be read back and witnessed by a shift leader', async () => {
    const { id } = (await duty.get('/auth/me')).body;
    const spoken = {
      post: 'deputy-office-director',
      caller: '值班领导',
      calledAt: '2026-07-01T12:00:00+08:00',
      readBack: true,
      witness: id,
    };
    await expectRefusal(() => approve(duty, { spoken }), 422, 'decision.witness-invalid');
    await expectRefusal(
      () => approve(duty, { spoken: { ...spoken, readBack: false } }),
      422,
      'decision.spoken-incomplete',
    );
  });

  test('another level needs a reason, and an unknown one is no level', async () => {
    const decider = await HttpClient.logIn(product.url, 'deputy-office-director');
    await expectRefusal(() => approve(decider, { level: 'III' }), 422, 'decision.reason-required');
    await expectRefusal(() => approve(decider, { level: 'V', reason: '…' }), 422, 'level.unknown');
  });

  test('a proposal overtaken by new figures asks to confirm against the new assessment', async () => {
    const decider = await HttpClient.logIn(product.url, 'deputy-office-director');
    expect((await duty.post(reports(), report({ figures: { dead: 9, missing: 2 } }))).body.level).toBe('III');
    const problem = await expectRefusal(() => approve(decider), 409, 'decision.overtaken');
    const confirmed = await approve(decider, { confirmAssessment: problem.confirmAssessment });
    expect(confirmed.body).toMatchObject({ outcome: 'approved', level: 'IV' });
    expect((await approve(decider)).body).toMatchObject({
      code: 'command.not-allowed',
      state: 'approved',
      allowed: ['SIGN'],
    });
  });
});

describe('requests', () => {
  test('malformed, oversized and wrongly typed bodies', async () => {
    await expectRefusal(() => duty.post('/incidents', '{"hazard":'), 400, 'request.malformed');
    const big = JSON.stringify({ ...incident(), narrative: 'x'.repeat(2 * 1024 * 1024) });
    await expectRefusal(() => duty.post('/incidents', big), 413, 'request.too-large');
    const form = { 'content-type': 'text/csv' };
    await expectRefusal(() => duty.post('/incidents', 'a,b', form), 415, 'request.unsupported-type');
  });

  test('routes and things that do not exist', async () => {
    await expectRefusal(() => duty.get('/nowhere'), 404, 'route.not-found');
    await expectRefusal(() => duty.get('/incidents/nothing'), 404, 'resource.not-found');
    await expectRefusal(() => duty.post('/incidents/nothing/reports', report()), 404, 'resource.not-found');
  });

  test.each([
    ['none', {}],
    ['a made-up one', { authorization: `Bearer kaidu_${'x'.repeat(43)}` }],
    ['a made-up cookie', { cookie: 'kaidu_session=abc' }],
  ])('with %s as credentials nothing is shown', async (_what, headers) => {
    await expectRefusal(
      () => new HttpClient(product.url).get('/incidents', headers),
      401,
      'actor.unauthenticated',
    );
  });

  test('a command carries an idempotency key, whose body does not change', async () => {
    await expectRefusal(
      () => duty.post('/incidents', incident(), { 'idempotency-key': '' }),
      400,
      'idempotency.missing',
    );
    const key = { 'idempotency-key': randomUUID() };
    const first = await duty.post('/incidents', incident(), key);
    expect(first.status).toBe(201);
    const before = await factsOfPeople();
    expect((await duty.post('/incidents', incident(), key)).body).toEqual(first.body);
    expect(await factsOfPeople()).toBe(before);
    await expectRefusal(
      () => duty.post('/incidents', incident({ title: '别的' }), key),
      422,
      'idempotency.reused',
    );
  });

  test('a stale command is told what changed', async () => {
    const seen = (await office.get(`/incidents/${flood.incidentId}`)).headers.get('etag')!;
    await duty.post(
      reports(),
      report({ asOf: '2026-07-01T13:00:00+08:00', figures: { dead: 10, missing: 2 } }),
    );
    const correct = () =>
      duty.post(
        `/incidents/${flood.incidentId}/correct`,
        { title: '改', reason: '改' },
        { 'if-match': seen },
      );
    const problem = await expectRefusal(correct, 409, 'command.stale');
    expect(problem.changes).toEqual([expect.objectContaining({ fact: 'report.received' })]);
  });

  test('repeated wrong passwords lock the account', async () => {
    const nobody = new HttpClient(product.url);
    const guess = () => nobody.post('/auth/login', { login: 'shift-leader', password: 'wrong-password' });
    for (let i = 0; i < 5; i++) expect((await guess()).status).toBeGreaterThanOrEqual(400);
    expect((await guess()).body).toMatchObject({ status: 429, code: 'login.locked' });
    const right = await nobody.post('/auth/login', { login: 'shift-leader', password: 'kaidu-demo' });
    expect(right.body.code).toBe('login.locked');
  });

  test('a webhook to a private address is refused when it is set, not at 3 a.m.', async () => {
    const administrator = await HttpClient.logIn(product.url, 'administrator');
    const contact = (address: string, recipient = 'agency:finance') =>
      administrator.post('/contacts', { recipient, channel: 'webhook', address });
    await expectRefusal(() => contact('https://169.254.169.254/x'), 422, 'webhook.address-refused');
    await expectRefusal(() => contact('http://example.org/x'), 422, 'webhook.address-insecure');
    await expectRefusal(() => contact('https://example.org/x', 'agency:nobody'), 422, 'agency.unknown');
  });
});
