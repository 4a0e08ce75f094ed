import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { kaidu } from '../support/cli.ts';
import { createDatabase, type ScratchDatabase } from '../support/database.ts';
import { HttpClient } from '../support/http-client.ts';
import { type ProductProcess, startProduct } from '../support/process.ts';

const PNG = Buffer.from('\x89PNG\r\n\x1a\n picture of the bridge', 'latin1');

let database: ScratchDatabase;
let product: ProductProcess;
let office: HttpClient;
let incidentId: string;

beforeAll(async () => {
  database = await createDatabase('sqlite');
  const env = { DATABASE_URL: database.url, KAIDU_QUEUE: 'in-process', KAIDU_ATTACHMENT_MB: '2' };
  product = await startProduct({ env: { ...env, KAIDU_HTTP_LOG: 'trace', KAIDU_REGISTER_KEY: undefined } });
  office = await HttpClient.logIn(product.url, 'office');
  const { body } = await office.post('/incidents', {
    hazard: 'flood',
    title: '洪水',
    occurredAt: '2026-07-01T08:00:00+08:00',
    divisions: ['652827'],
  });
  incidentId = body.id;
}, 60_000);
afterAll(async () => {
  await product?.stop();
  await database?.drop();
}, 20_000);

const upload = (path: string, body: Buffer, type: string, name: string, who = office) =>
  who.send<any>(`${path}?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { 'content-type': type, 'idempotency-key': randomUUID() },
  });

test('a photograph goes up, is listed, and comes down as it was, for those who see what it belongs to', async () => {
  const asOf = '2026-07-01T10:00:00+08:00';
  const { body: report } = await office.post(`/incidents/${incidentId}/reports`, {
    ...{ division: '652827', asOf, figures: { dead: 0, missing: 0 } },
  });
  const added = await upload(`/reports/${report.id}/attachments`, PNG, 'image/png', '大桥 (1).png');
  const hash = createHash('sha256').update(PNG).digest('hex');
  expect([added.status, added.body]).toEqual([201, { id: expect.any(String), hash }]);
  const { body: list } = await office.get(`/incidents/${incidentId}/attachments`);
  expect(list.items).toMatchObject([{ id: added.body.id, name: '大桥 (1).png', about: 'report', hash }]);

  const path = `/attachments/${added.body.id}`;
  const response = await fetch(product.url + path, { headers: office.credentials });
  expect(Buffer.from(await response.arrayBuffer())).toEqual(PNG);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    ...{ 'content-type': 'image/png', etag: `"${hash}"`, 'x-content-type-options': 'nosniff' },
    'content-disposition': `attachment; filename="file"; filename*=UTF-8''${'%E5%A4%A7%E6%A1%A5%20%281%29.png'}`,
  });
  expect((await new HttpClient(product.url).get(path)).status).toBe(401);
  const administrator = await HttpClient.logIn(product.url, 'administrator');
  const posts = [{ post: 'county-reporter', division: '652801' }];
  await administrator.post('/accounts', { login: 'korla', name: '库尔勒', password: 'kaidu-demo', posts });
  const korla = await HttpClient.logIn(product.url, 'korla');
  expect(await korla.get(path)).toMatchObject({ status: 404, body: { code: 'resource.not-found' } });
});

test.each<[string, Buffer, string, string, number, string]>([
  ['nothing', Buffer.alloc(0), 'image/png', 'a.png', 422, 'attachment.empty'],
  [
    'more than the limit',
    Buffer.alloc(2 * 1024 * 1024 + 1, 'a'),
    'text/plain',
    'a.txt',
    413,
    'request.too-large',
  ],
  ['what is not what it says', PNG, 'application/pdf', 'a.pdf', 422, 'attachment.type-disagrees'],
  ['a name without ending', PNG, 'image/png', 'a', 422, 'attachment.type-disagrees'],
  ['no name', PNG, 'image/png', '', 422, 'attachment.name-invalid'],
  ['JSON', Buffer.from('{}'), 'application/json', 'a.json', 415, 'attachment.type-not-allowed'],
  ['a page', Buffer.from('<p>'), 'text/html', 'a.html', 415, 'request.unsupported-type'],
])('%s is refused in both languages', async (_what, bytes, type, name, status, code) => {
  const answer = await upload(`/incidents/${incidentId}/attachments`, bytes, type, name);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect([answer.body.detail, answer.body.detailEn]).toEqual([
    expect.stringMatching(/\p{Script=Han}/u),
    expect.stringMatching(/[A-Za-z]/),
  ]);
});

test('files are taken for what can have them, and nowhere else', async () => {
  for (const path of ['/accounts/x/attachments', `/incidents/${incidentId}/reports`])
    expect((await upload(path, PNG, 'image/png', 'a.png')).body.code).toBe('request.unsupported-type');
  const unknown = await upload('/tasks/nowhere/attachments', PNG, 'image/png', 'a.png');
  expect(unknown).toMatchObject({ status: 404, body: { code: 'resource.not-found' } });
  expect((await office.get('/attachments/nowhere')).body.code).toBe('resource.not-found');
});

test('the register shows persons to whoever may read it and to nothing else; each look is journalled', async () => {
  const secrets = ['古丽娜尔', '652827198807075678', '开来乡三村'];
  const [name, idNumber, place] = secrets;
  const entry = { division: '652827', state: 'missing', person: { name, idNumber, place, age: 37 } };
  const entered = await office.post(`/incidents/${incidentId}/register`, entry);
  expect(entered.status).toBe(201);
  const read = await office.get(`/incidents/${incidentId}/register`);
  expect(read.body.items).toMatchObject([
    { id: entered.body.id, state: 'missing', person: { name, age: 37 } },
  ]);
  expect(read.headers.get('cache-control')).toBe('no-store');
  const auditor = await HttpClient.logIn(product.url, 'auditor');
  expect((await auditor.get(`/incidents/${incidentId}/register`)).body.code).toBe('actor.forbidden');
  const { body: timeline } = await office.get(`/incidents/${incidentId}/timeline?limit=500`);
  expect(timeline.items.map((fact: { fact: string }) => fact.fact)).toEqual(
    expect.arrayContaining(['person.entered', 'register.read']),
  );
  const { body: counts } = await office.get(`/incidents/${incidentId}/register/counts`);
  expect(counts.items).toMatchObject([{ indicator: 'missing', entered: 1, reported: 0, differs: true }]);
  const { body: signs } = await office.get(`/incidents/${incidentId}/signs`);
  const sign = signs.items.find(({ kind }: { kind: string }) => kind === 'register-differs');
  expect(sign).toMatchObject({ cite: '4.1.5', sinceAt: expect.stringMatching(/\+08:00$/), explained: null });
  const explained = await office.post(`/incidents/${incidentId}/signs/explain`, {
    sign: sign.key,
    reason: '待核',
  });
  expect(explained.status).toBe(201);
  expect((await office.get(`/incidents/${incidentId}/signs`)).body.items).toContainEqual(
    expect.objectContaining({ key: sign.key, explained: expect.objectContaining({ reason: '待核' }) }),
  );
  await office.post(`/persons/${entered.body.id}/withdraw`, { reason: `${name}已找到` });
  // A broken body is told of without repeating it.
  const wrong = { ...entry, person: { ...entry.person, age: '三十七' } };
  expect((await office.post(`/incidents/${incidentId}/register`, wrong)).status).toBe(422);

  const env = { DATABASE_URL: database.url };
  const exported = await kaidu(['audit', 'export'], { env });
  const reports = await office.get(`/incidents/${incidentId}/reports.csv`);
  const incident = await office.get(`/incidents/${incidentId}`);
  const file = readFileSync(database.url.replace(/^sqlite:/, ''));
  const told = [
    exported.out,
    reports.body,
    JSON.stringify([incident.body, timeline, signs]),
    product.output(),
  ];
  for (const secret of secrets) {
    for (const text of told) expect(text).not.toContain(secret);
    expect(file.includes(secret)).toBe(false);
  }
  expect(exported.out).toContain('person.withdrawn');
  expect(await kaidu(['audit', 'verify'], { env })).toMatchObject({ code: 0 });
});

test('the record keeps no hash by which a person could be guessed, and the same request again is one entry (4.1.4)', async () => {
  const path = `/incidents/${incidentId}/register`;
  const body = JSON.stringify({
    division: '652827',
    state: 'missing',
    person: { idNumber: '652827198807075699' },
  });
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
  const send = (text = body) => office.send<any>(path, { method: 'POST', body: text, headers });
  const first = await send();
  expect(first.status).toBe(201);
  expect((await send()).body).toEqual(first.body);
  expect((await send(body.replace('699', '698'))).body.code).toBe('idempotency.reused');
  const reason = '误报，另案登记';
  const withdrawal = `/persons/${first.body.id}/withdraw`;
  expect((await office.post(withdrawal, { reason })).status).toBe(201);
  const file = database.url.replace(/^sqlite:/, '');
  const stored = [file, `${file}-wal`].filter((each) => existsSync(each)).map((each) => readFileSync(each));
  const holds = (text: string) => stored.some((bytes) => bytes.includes(text));
  expect(holds(headers['idempotency-key'])).toBe(true);
  for (const sent of [`POST ${path}\n${body}`, `POST ${withdrawal}\n${JSON.stringify({ reason })}`])
    expect(holds(createHash('sha256').update(sent).digest('base64url'))).toBe(false);
});

test('the first start makes the key of the register, for its own user only, and says so', async () => {
  const file = join(product.dataDir, 'register.key');
  await product.untilOutput(/register\.key/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(product.output()).not.toContain(readFileSync(file, 'utf8').trim());
});
