import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import exceljs from 'exceljs';
import { createDatabase, type ScratchDatabase } from '../support/database.ts';
import { HttpClient } from '../support/http-client.ts';
import { type ProductProcess, startProduct } from '../support/process.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let database: ScratchDatabase;
let product: ProductProcess;
let duty: HttpClient;

beforeAll(async () => {
  database = await createDatabase('sqlite');
  product = await startProduct({ env: { DATABASE_URL: database.url, KAIDU_QUEUE: 'in-process' } });
  duty = await HttpClient.logIn(product.url, 'duty-officer');
}, 60_000);
afterAll(async () => {
  await product?.stop();
  await database?.drop();
}, 20_000);

async function flood(): Promise<string> {
  const { body } = await duty.post('/incidents', {
    hazard: 'flood',
    title: '洪水',
    occurredAt: '2026-07-01T08:00:00+08:00',
    divisions: ['652827'],
    confirmDistinct: true,
  });
  return body.id;
}

const bytes = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(product.url + path, {
    ...init,
    headers: { ...duty.credentials, ...(init.headers as Record<string, string>) },
  });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: Buffer.from(await response.arrayBuffer()),
  };
};
const upload = (path: string, body: Buffer | string, type: string, key = randomUUID()) =>
  bytes(path, {
    method: 'POST',
    body: new Uint8Array(Buffer.from(body)),
    headers: { 'content-type': type, 'idempotency-key': key },
  });
const json = ({ body }: { body: Buffer }) => JSON.parse(body.toString());

test.each([
  ['xlsx', XLSX],
  ['csv', 'text/csv'],
])('reports go out as %s and come in again as they were', async (ending, type) => {
  const [from, to] = [await flood(), await flood()];
  await duty.post(`/incidents/${from}/reports`, {
    division: '652827',
    asOf: '2026-07-01T10:00:00+08:00',
    figures: { dead: 5, missing: null, relocated: 0 },
    needs: '帐篷',
    townships: [{ name: '巴音布鲁克镇', figures: { dead: 5 } }],
  });
  const out = await bytes(`/incidents/${from}/reports.${ending}`);
  expect([out.status, out.type]).toEqual([200, expect.stringContaining(type)]);
  const key = randomUUID();
  const sent = await upload(`/incidents/${to}/reports/import`, out.body, type, key);
  expect([sent.status, json(sent)]).toMatchObject([201, { level: 'IV', ids: [expect.any(String)] }]);
  expect(json(await upload(`/incidents/${to}/reports/import`, out.body, type, key))).toEqual(json(sent));
  const [mine, theirs] = await Promise.all(
    [from, to].map(async (id) => (await duty.get(`/incidents/${id}/reports`)).body.items),
  );
  for (const field of ['figures', 'asOf', 'receivedAt', 'kind', 'channel', 'needs', 'townships'])
    expect(theirs[0][field]).toEqual(mine[0][field]);
});

test('a table with bad cells comes in not at all, and comes back marked if that is asked for', async () => {
  const id = await flood();
  const csv = '县市,数据截至,因灾死亡人口\n和静县,2026-07-01 10:00,5\n库尔勒市,2026-07-01,3户\n';
  const path = `/incidents/${id}/reports/import`;
  const refused = await upload(path, csv, 'text/csv');
  expect(refused.type).toContain('application/problem+json');
  expect(json(refused)).toMatchObject({
    code: 'import.refused',
    status: 422,
    faults: [
      { sheet: '灾情统计表', cell: 'C3', found: '3户' },
      { sheet: '灾情统计表', cell: 'B3', found: '2026-07-01' },
    ],
  });
  const marked = await upload(`${path}?errors=workbook`, csv, 'text/csv');
  expect([marked.status, marked.type]).toEqual([422, XLSX]);
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(marked.body as never);
  expect(workbook.getWorksheet('灾情统计表')!.getCell('C3').note).toBeDefined();
  // What the table does not show: the engine's own refusal of a row.
  const future = await upload(path, '县市,数据截至,因灾死亡人口\n和静县,2099-01-01 10:00,5\n', 'text/csv');
  expect(json(future).faults).toMatchObject([{ cell: 'A2', code: 'report.time-in-future' }]);
  expect((await duty.get(`/incidents/${id}/reports`)).body.items).toEqual([]);
});

test.each<[string, string | Buffer, string, number, string]>([
  ['a body that is no file', '{}', 'application/json', 422, 'import.unreadable'],
  ['a picture', '\x89PNG', 'image/png', 415, 'request.unsupported-type'],
  ['an empty file', '', 'text/csv', 422, 'import.unreadable'],
  ['more than a table can be', Buffer.alloc(5 * 1024 * 1024, 'a'), 'text/csv', 413, 'request.too-large'],
])('%s is refused', async (_what, body, type, status, code) => {
  const answer = await upload(`/incidents/${await flood()}/reports/import`, body, type);
  expect([answer.status, json(answer).code]).toEqual([status, code]);
});

test('a file is taken where a file is wanted, and nowhere else', async () => {
  const answer = await upload(`/incidents/${await flood()}/reports`, '', 'text/csv');
  expect([answer.status, json(answer).code]).toEqual([415, 'request.unsupported-type']);
});

test('what was known at a moment is answered with the level that it gave', async () => {
  // A millisecond before: what was logged within the same one was known in it.
  const before = new Date(Date.now() - 1).toISOString();
  const id = await flood();
  await duty.post(`/incidents/${id}/reports`, {
    division: '652827',
    asOf: '2026-07-01T10:00:00+08:00',
    figures: { dead: 5 },
  });
  const asKnown = (at: string) => duty.get(`/incidents/${id}/as-known?at=${encodeURIComponent(at)}`);
  expect((await asKnown(new Date(Date.now() + 1000).toISOString())).body).toMatchObject({
    level: 'IV',
    basis: 'reported',
    data: { effective: { '652827': { figures: { dead: 5 }, asOf: '2026-07-01T10:00:00+08:00' } } },
  });
  expect((await asKnown(before)).body.code).toBe('incident.not-logged-yet');
  expect((await asKnown('yesterday')).status).toBe(422);
});

test('departments stand beside the counties, and a difference is settled by its conclusion', async () => {
  const id = await flood();
  const asOf = '2026-07-01T10:00:00+08:00';
  await duty.post(`/incidents/${id}/reports`, { division: '652827', asOf, figures: { dead: 5 } });
  const given = { agency: 'public-security', asOf, figures: { dead: 4 } };
  const { status, body } = await duty.post(`/incidents/${id}/sector-figures`, given);
  expect([status, body.open]).toEqual([201, [expect.any(String)]]);
  const compare = async () => (await duty.get(`/incidents/${id}/comparison`)).body;
  expect(await compare()).toMatchObject({
    indicators: [{ indicator: 'dead', counties: 5, departments: { 'public-security': 4 } }],
    sectorFigures: [{ asOf, onBehalfOf: '州公安局' }],
    verifications: [{ state: 'open', indicator: 'dead' }],
  });
  const office = await HttpClient.logIn(product.url, 'office');
  const settled = await office.post(`/verifications/${body.open[0]}/settle`, {
    conclusion: '以县报为准',
    document: '和静应急调〔2026〕3号',
  });
  expect(settled.body).toEqual({ id: body.open[0], state: 'settled' });
  expect((await compare()).verifications).toMatchObject([{ state: 'settled', conclusion: '以县报为准' }]);
});
