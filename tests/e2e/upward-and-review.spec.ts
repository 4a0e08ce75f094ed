import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { kaidu } from '../support/cli.ts';
import { HttpClient } from '../support/http-client.ts';
import { type ProductProcess, startProduct } from '../support/process.ts';
import { proposeFlood } from './flood.ts';

const scratch = mkdtempSync(join(tmpdir(), 'kaidu-review-'));
const database = `sqlite:${join(scratch, 'record.db')}`;
let product: ProductProcess;
let office: HttpClient;
let duty: HttpClient;
let approver: HttpClient;
let incidentId: string;
let responseId: string;

beforeAll(async () => {
  product = await startProduct({ env: { DATABASE_URL: database, REDIS_URL: undefined } });
  office = await HttpClient.logIn(product.url, 'office');
  duty = await HttpClient.logIn(product.url, 'duty-officer');
  approver = await HttpClient.logIn(product.url, 'deputy-office-director');
  const flood = await proposeFlood(product.url);
  incidentId = flood.incidentId;
  expect((await approver.post(`/approvals/${flood.approvalId}/approve`, {})).status).toBe(201);
  responseId = (await office.get(`/approvals/${flood.approvalId}`)).body.responseId;
}, 60_000);
afterAll(async () => {
  await product?.stop();
  rmSync(scratch, { recursive: true, force: true });
});

test('a report goes up as an approved document and into the national system (4.1.2, 4.1.3)', async () => {
  const before = await office.get(`/incidents/${incidentId}/upward`);
  expect(before.body.owed.notices).toMatchObject([{ kind: 'start', state: 'drafted' }]);
  expect(before.body.owed.duties).toMatchObject([{ clock: 'first-report-prefecture', overdue: false }]);

  const draft = await office.post(`/incidents/${incidentId}/upward`, { kind: 'first' });
  expect([draft.status, draft.body.post]).toEqual([201, 'deputy-office-director']);
  const path = `/upward/${draft.body.id}`;
  expect((await office.post(`${path}/submit`)).status).toBe(201);
  const lying = await approver.get('/upward?state=submitted&post=deputy-office-director');
  expect(lying.body.items.map(({ id }: { id: string }) => id)).toEqual([draft.body.id]);
  expect((await office.post(`${path}/approve`)).body).toMatchObject({ code: 'decision.not-authorised' });
  expect((await approver.post(`${path}/approve`)).body.number).toMatch(/^巴应急灾报〔\d{4}〕1号$/);
  expect((await duty.post(`${path}/send`, { channel: 'pigeon' })).status).toBe(422);
  expect((await duty.post(`${path}/send`, { channel: 'fax' })).body.state).toBe('sent');
  const late = await duty.post(`${path}/enter`, { reference: 'XJ-1', at: '2099-01-01T00:00:00+08:00' });
  expect([late.status, late.body.code]).toEqual([422, 'upward.time-in-future']);
  expect((await duty.post(`${path}/enter`, { reference: 'XJ-1' })).body.state).toBe('entered');

  const { body } = await office.get(path);
  expect(body).toMatchObject({
    state: 'entered',
    data: { known: { figures: { dead: 4, relocated: null } } },
  });
  expect(body.data.entered.at).toMatch(/\+08:00$/);
  const text = await office.get(`${path}/document`);
  expect([text.status, text.type]).toEqual([200, 'text/markdown; charset=utf-8']);
  expect(text.body).toContain('| 紧急转移安置人口 | 待核实 | 和静县 |');
  const page = await office.get(`${path}/document?format=html&lang=en`);
  expect([page.type, page.body]).toEqual([
    'text/html; charset=utf-8',
    expect.stringContaining('<html lang="en">'),
  ]);
  expect(page.headers.get('content-security-policy')).toMatch(/frame-ancestors 'self';.*sandbox$/);
  const reporter = await HttpClient.logIn(product.url, 'county-hejing');
  expect((await reporter.get(path)).status).toBe(403);
  expect((await office.get(`/incidents/${incidentId}/upward`)).body.owed).toMatchObject({
    duties: [],
    unentered: [],
  });
});

test('an application is refused at a level at which the plan does not apply (5.1.3, 5.2.3)', async () => {
  const items = [{ kind: 'materials', what: '帐篷', quantity: 10, unit: '顶', reason: '缺口' }];
  const { status, body } = await office.post(`/incidents/${incidentId}/applications`, { items });
  expect([status, body.code]).toEqual([409, 'support.level-not-asked']);
  expect((await office.post(`/incidents/${incidentId}/applications`, { items: [] })).status).toBe(422);
});

test('the review is read over HTTP and by the command, and closed with its proposals (8.3.1)', async () => {
  const early = await office.post(`/incidents/${incidentId}/review`, {});
  expect([early.status, early.body.code]).toEqual([409, 'review.not-ended']);
  const { body: open } = await office.get(`/responses/${responseId}/unsettled-tasks`);
  const settled = await office.post(`/responses/${responseId}/settlements`, {
    settlements: open.items.map(({ id }: { id: string }) => ({
      taskId: id,
      outcome: 'completed',
      reason: '已办',
    })),
  });
  expect(settled.status).toBe(201);
  const end = await office.post(`/responses/${responseId}/termination`, { reason: '结束' });
  expect((await approver.post(`/approvals/${end.body.approvalId}/approve`, {})).status).toBe(201);

  const opened = await office.post(`/incidents/${incidentId}/review`, { participants: ['水利局'] });
  const path = `/reviews/${opened.body.id}`;
  const finding = await office.post(`${path}/findings`, {
    kind: 'strength',
    words: '<b>快</b>',
    clause: '5.4.2',
  });
  expect(finding.status).toBe(201);
  const proposal = await office.post(`${path}/proposals`, {
    ...{ clause: '5.4.2', what: '明确时限', why: '便于考核', findingId: finding.body.findingId },
  });
  const head = await HttpClient.logIn(product.url, 'deputy-director-bureau-head');
  const answer = `/plan-proposals/${proposal.body.id}`;
  expect((await head.post(`${answer}/accept`, {})).body.state).toBe('accepted');
  expect((await office.post(`${answer}/carry-out`, { version: '2025-06-12' })).body.code).toBe(
    'plan-proposal.version-not-later',
  );
  expect((await office.get('/plan-proposals?state=accepted')).body.items).toHaveLength(1);
  expect((await office.post(`${path}/close`, { conclusion: '及时' })).body.state).toBe('closed');

  const { body: review } = await office.get(`/incidents/${incidentId}/review`);
  expect(review).toMatchObject({ preliminary: false, review: { state: 'closed', conclusion: '及时' } });
  expect(review.decisions.map(({ kind, decided }: any) => [kind, decided])).toEqual([
    ['activation', 'IV'],
    ['termination', null],
  ]);
  const page = await office.get(`/incidents/${incidentId}/review?format=html`);
  expect([page.type, page.body]).toEqual([
    'text/html; charset=utf-8',
    expect.stringContaining('&lt;b&gt;快'),
  ]);
  expect(page.body).not.toMatch(/<b>|<script|https?:/);

  const md = await kaidu(['review', incidentId, '--lang', 'en', '--database', database]);
  expect([md.code, md.err]).toEqual([0, '']);
  expect(md.out).toMatch(/^# Review: 洪水\n/);
  const json = await kaidu(['review', incidentId, '--format', 'json', '--database', database]);
  expect(JSON.parse(json.out).throughSeq).toBe(review.throughSeq);
  const none = await kaidu(['review', 'nowhere', '--database', database]);
  expect([none.code, none.out]).toEqual([1, '']);
  expect(none.err).toContain('nowhere');
  const odd = await kaidu(['review', incidentId, '--format', 'pdf']);
  expect([odd.code, odd.err]).toEqual([2, expect.stringContaining('pdf')]);
}, 30_000);
