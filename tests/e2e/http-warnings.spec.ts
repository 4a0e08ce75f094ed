import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readCap } from '#cap';
import { documentSigner } from '../conformance/self-signed.ts';
import { sample, signed } from '../support/cap/messages.ts';
import { schemaErrors } from '../support/cap/schema.ts';
import { kaidu } from '../support/cli.ts';
import { HttpClient } from '../support/http-client.ts';
import { type ProductProcess, startProduct } from '../support/process.ts';
import { proposeFlood } from './flood.ts';

const ours = documentSigner(Date.now());
const folder = mkdtempSync(join(tmpdir(), 'kaidu-cap-'));
let product: ProductProcess;
let url: string;
/** A system with a bearer token, as a warning platform has. */
let system: HttpClient;

const cap = { 'content-type': 'application/cap+xml' };
const message = (given = {}) => sample({ sentAt: Date.now() - 60_000, ...given });

beforeAll(async () => {
  const trusted = join(folder, 'trusted.pem');
  writeFileSync(trusted, ours.cert);
  const env = { DATABASE_URL: undefined, REDIS_URL: undefined, KAIDU_CAP_CERTIFICATES: trusted };
  product = await startProduct({ env });
  url = product.url;
  const administrator = await HttpClient.logIn(url, 'administrator');
  const account = (await administrator.all('/accounts')).find(({ login }) => login === 'warning-source');
  const token = { label: 'platform', expiresAt: new Date(Date.now() + 86_400_000).toISOString() };
  const { body } = await administrator.post(`/accounts/${account.id}/tokens`, token);
  system = new HttpClient(url, { authorization: `Bearer ${body.secret}` });
}, 60_000);
afterAll(async () => {
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a system pushes a message, again, and is told what was done; the office prepares', async () => {
  const xml = signed(message(), ours);
  const first = await system.post('/warnings/cap', xml, cap);
  expect(first).toMatchObject({
    status: 200,
    body: { outcome: 'received', warningIds: [expect.any(String)] },
  });
  expect((await system.post('/warnings/cap', xml, cap)).body).toEqual(first.body);
  const [id] = first.body.warningIds;

  const office = await HttpClient.logIn(url, 'office');
  const kept = await office.all('/cap-messages');
  expect(kept).toMatchObject([{ id: first.body.message, signature: 'trusted', xml }]);
  const seen = await office.get(`/warnings/${id}`);
  expect(seen.body).toMatchObject({
    hazard: 'flood',
    state: 'received',
    expiresAt: expect.stringMatching(/\+08:00$/),
  });
  const assessed = await office.post(
    `/warnings/${id}/assessments`,
    { text: '山洪风险高', participants: ['水利局'], figures: { relocated: 300, dead: null } },
    { 'if-match': seen.headers.get('etag')! },
  );
  expect(assessed).toMatchObject({ status: 201, body: { state: 'assessed' } });
  expect(await office.post(`/warnings/${id}/measures`, { measures: [2] })).toMatchObject({
    status: 201,
    body: { state: 'preparing' },
  });

  // The county sees the warning through its task; an agency that has none does not.
  const county = await HttpClient.logIn(url, 'county-hejing');
  expect((await county.all('/warnings')).map((one) => one.id)).toEqual([id]);
  const [task] = await county.all(`/tasks?incidentId=${id}`);
  expect((await county.post(`/tasks/${task.id}/answers/acknowledge`)).status).toBe(201);
  const finance = await HttpClient.logIn(url, 'agency-finance');
  expect((await finance.get(`/warnings/${id}`)).status).toBe(404);
  expect((await system.get(`/warnings/${id}/timeline`)).status).toBe(403);

  const become = await office.post(`/warnings/${id}/become-incident`, {});
  expect(become.status).toBe(201);
  const incident = await office.get(`/incidents/${become.body.incidentId}`);
  expect(incident.body).toMatchObject({ hazard: 'flood', data: { warningId: id } });
  const facts = (await office.get(`/warnings/${id}/timeline`)).body.items.map(
    ({ fact }: { fact: string }) => fact,
  );
  expect(facts).toEqual(
    expect.arrayContaining(['warning.received', 'task.acknowledged', 'warning.became-incident']),
  );
  expect((await office.get(`/incidents/${become.body.incidentId}/cap`)).body).toMatchObject({
    code: 'cap.no-response',
  });
});

test('a warning by hand, updated and ended', async () => {
  const duty = await HttpClient.logIn(url, 'duty-officer');
  const office = await HttpClient.logIn(url, 'office');
  const warning = { hazard: 'snow', title: '暴雪', source: '州气象局', divisions: ['652827'] };
  const { body, status } = await duty.post('/warnings', warning);
  expect(status).toBe(201);
  const { id } = body;
  const expiresAt = new Date(Date.now() + 3600_000).toISOString();
  expect((await duty.post(`/warnings/${id}/update`, { expiresAt, reason: '延长' })).status).toBe(201);
  expect(await office.post(`/warnings/${id}/cancel`, { reason: '雪停' })).toMatchObject({
    body: { state: 'cancelled' },
  });
});

test('what is wrong with a message is said, and nothing else takes XML', async () => {
  const refusal = async (xml: string, headers: Record<string, string> = cap) => {
    const { status, body } = await system.post('/warnings/cap', xml, headers);
    return `${status} ${body.code}`;
  };
  const good = message();
  const bomb = good.replace('<alert', '<!DOCTYPE a [<!ENTITY b "&c;">]><alert');
  expect(await refusal(bomb)).toBe('422 cap.doctype');
  expect(await refusal(good.replace('</info>', ''))).toBe('400 cap.malformed');
  expect(await refusal(good.replace('cap:1.2', 'cap:1.1'))).toBe('422 cap.version');
  expect(await refusal(signed(good, ours).replace('Severe', 'Minor'))).toBe('422 cap.signature-bad');
  expect(await refusal('{}', { 'content-type': 'application/json' })).toBe('415 request.unsupported-type');
  const { body } = await system.post('/warnings/cap', good.replace('Actual', 'Real'), cap);
  expect(body).toMatchObject({
    code: 'cap.invalid',
    faults: [{ at: '/alert/status', zh: expect.stringContaining('Actual') }],
  });
  expect((await system.post('/incidents', good, cap)).status).toBe(415);
  expect((await system.post('/incidents', {})).status).toBeGreaterThanOrEqual(400);
});

test('what a response says in CAP can be had as valid XML', async () => {
  const { incidentId, approvalId } = await proposeFlood(url);
  const decider = await HttpClient.logIn(url, 'deputy-office-director');
  await decider.post(`/approvals/${approvalId}/approve`);
  const { status, type, body } = await decider.get(`/incidents/${incidentId}/cap`);
  expect([status, type]).toEqual([200, 'application/cap+xml; charset=utf-8']);
  expect(readCap(body)).toMatchObject({ msgType: 'Alert', status: 'Actual', sender: 'kaidu' });
  expect(await schemaErrors(body)).toEqual([]);
  expect((await decider.get(`/incidents/${incidentId}/cap?n=2`)).body).toMatchObject({
    code: 'cap.no-such-message',
  });
});

test('files are checked and taken in from the command line', async () => {
  const [good, bad] = [join(folder, 'good.xml'), join(folder, 'bad.xml')];
  writeFileSync(good, message());
  writeFileSync(bad, message().replace('Severe', 'Red'));
  const checked = await kaidu(['warning', 'check', good, bad]);
  expect(checked.code).toBe(1);
  expect(checked.out).toMatch(
    /good\.xml: Alert Actual .*unsigned[\s\S]*bad\.xml: [\s\S]*\/alert\/info\[1\]\/severity/,
  );
  const database = `sqlite:${join(product.dataDir, 'kaidu.db')}`;
  for (const _ of [1, 2]) {
    const taken = await kaidu(['warning', 'import', good, '--json', '--database', database]);
    expect(JSON.parse(taken.out)).toMatchObject({ outcome: 'received', warningIds: [expect.any(String)] });
  }
  const office = await HttpClient.logIn(url, 'office');
  expect((await office.all('/cap-messages')).filter(({ xml }) => xml.includes('TEST-'))).not.toHaveLength(0);
});
