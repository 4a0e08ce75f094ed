import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { XMLParser } from 'fast-xml-parser';
import { HttpClient } from '../support/http-client.ts';
import { type ProductProcess, startProduct } from '../support/process.ts';

let product: ProductProcess;
let visitor: HttpClient;
let office: HttpClient;
let approver: HttpClient;

beforeAll(async () => {
  product = await startProduct({ env: { DATABASE_URL: undefined, REDIS_URL: undefined } });
  visitor = new HttpClient(product.url);
  office = await HttpClient.logIn(product.url, 'office');
  approver = await HttpClient.logIn(product.url, 'deputy-office-director');
}, 60_000);
afterAll(() => product?.stop());

async function logged(title: string, more: object = {}): Promise<string> {
  const duty = await HttpClient.logIn(product.url, 'duty-officer');
  const { body } = await duty.post('/incidents', {
    hazard: 'flood',
    title,
    occurredAt: '2026-07-01T08:00:00+08:00',
    divisions: ['652827'],
    confirmDistinct: true,
    ...more,
  });
  return body.id;
}

async function submitted(incidentId: string, more: object = {}): Promise<string> {
  const draft = await office.post(`/incidents/${incidentId}/releases`, { template: 'situation', ...more });
  expect(draft.status).toBe(201);
  expect((await office.post(`/releases/${draft.body.id}/submit`)).status).toBe(201);
  return draft.body.id;
}

const feedOf = (xml: string) =>
  new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'entry' }).parse(xml).feed;

test('before anything is approved, the page and the feed are there and empty', async () => {
  await submitted(await logged('未批准的洪水'));
  const page = await visitor.get('/public');
  expect([page.status, page.type]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.body).toContain('目前没有发布的信息');
  expect(page.body).not.toContain('未批准的洪水');
  expect((await visitor.get('/public?lang=en')).body).toContain('Nothing is released at present.');
  const feed = await visitor.get('/public/atom.xml');
  expect([feed.status, feed.type]).toEqual([200, 'application/atom+xml; charset=utf-8']);
  expect(feedOf(feed.body)).toMatchObject({ id: 'urn:kaidu:releases:bayingolin' });
  expect(feedOf(feed.body).entry).toBeUndefined();
});

test('what is approved is public without log-in, a correction and a withdrawal visible, an exercise never', async () => {
  const incidentId = await logged('<b>和静</b>洪水');
  const first = await submitted(incidentId);
  expect((await office.post(`/releases/${first}/publish`)).status).toBe(403);
  expect((await approver.post(`/releases/${first}/publish`)).body).toMatchObject({ state: 'published' });
  const drill = await submitted(await logged('演练中的洪水', { exercise: true }));
  expect((await approver.post(`/releases/${drill}/publish`)).body).toMatchObject({ state: 'published' });
  const second = await submitted(incidentId, { supersedes: first, correction: '数据有误' });
  await approver.post(`/releases/${second}/publish`);

  const { body: page } = await visitor.get('/public');
  expect(page).toContain('&lt;b&gt;和静&lt;/b&gt;洪水');
  expect(page).not.toMatch(/<b>|演练中的洪水|<script|https?:\/\//);
  expect(page).toContain(`<a href="#r-${second}">见更正后的内容</a>`);
  expect(page).toContain('更正说明：数据有误');
  const { entry } = feedOf((await visitor.get('/public/atom.xml')).body);
  expect(entry.map(({ id, title }: any) => [id, title])).toEqual([
    [`urn:uuid:${second}`, expect.stringContaining('洪水')],
    [`urn:uuid:${first}`, expect.stringContaining('【已更正】')],
  ]);

  await approver.post(`/releases/${second}/withdraw`, { reason: '待重新核实' });
  const { body: after } = await visitor.get('/public');
  expect(after).toContain('撤回说明：待重新核实');
  const listed = await office.get(`/incidents/${incidentId}/releases`);
  expect(listed.body.duty).toEqual({ owed: 'rolling', lastPublishedAt: null });
  expect(listed.body.items.map(({ state }: { state: string }) => state)).toEqual(['superseded', 'withdrawn']);
});

test('the words for each channel are for the office, not for visitors', async () => {
  const { body } = await office.get(`/incidents/${await logged('库尔勒洪水')}/releases`);
  expect(body).toEqual({ items: [], duty: { owed: 'rolling', lastPublishedAt: null } });
  const id = await submitted(await logged('轮台洪水'));
  const { body: one } = await office.get(`/releases/${id}`);
  expect(one.channels.map(({ channel }: { channel: string }) => channel)).toContain('weibo');
  expect((await visitor.get(`/releases/${id}`)).status).toBe(401);
});
