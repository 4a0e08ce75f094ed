import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { kaidu } from '../support/cli.ts';
import { HttpClient } from '../support/http-client.ts';
import { type ProductProcess, startProduct } from '../support/process.ts';
import { proposeFlood } from './flood.ts';

const HOUR = 3600_000;
let product: ProductProcess;
let url: string;
beforeAll(async () => {
  product = await startProduct({ env: { DATABASE_URL: undefined, REDIS_URL: undefined } });
  url = product.url;
}, 60_000);
afterAll(() => product?.stop());

const iso = (at: number) => new Date(at).toISOString();
const duty = async (args: string[]) => {
  const database = `sqlite:${join(product.dataDir, 'kaidu.db')}`;
  return kaidu(['duty', '--database', database, ...args]);
};

test('a new user finds a roster, offers the next shift its open matters, and duty passes', async () => {
  const officer = await HttpClient.logIn(url, 'duty-officer');
  const before = await officer.get('/duty?post=duty-officer');
  const [{ basis, onDuty }] = before.body.items;
  expect([basis, onDuty.length, onDuty[0].dutyUntil]).toEqual([
    'roster',
    1,
    expect.stringMatching(/\+08:00$/),
  ]);
  const { body } = await officer.get('/rosters?post=duty-officer');
  expect(body.items).toHaveLength(14);
  const next = body.items.find(({ startsAt }: { startsAt: string }) => startsAt === onDuty[0].dutyUntil);

  const { incidentId } = await proposeFlood(url);
  const offered = await officer.post('/hand-overs', { shiftId: next.id, notes: '水位待报' });
  expect(offered).toMatchObject({ status: 201, body: { state: 'offered', hash: expect.any(String) } });
  const { id, hash } = offered.body;
  const seen = await officer.get(`/hand-overs/${id}`);
  expect(seen.body.data.list.matters.map((each: any) => each.kind)).toEqual(
    expect.arrayContaining(['incident', 'proposal']),
  );
  expect(seen.body.now).toMatchObject({ hash, added: [], changed: [], gone: [] });

  const office = await HttpClient.logIn(url, 'office');
  await office.post(`/incidents/${incidentId}/instructions`, {
    ...{ post: 'director', recipient: 'agency:water', text: '请核实水库情况' },
  });
  // With no task there, it may read what it was told to do; to others the incident does not exist.
  const [water, health] = await Promise.all(
    ['agency-water', 'agency-health'].map((login) => HttpClient.logIn(url, login)),
  );
  const told = await water!.get(`/incidents/${incidentId}/instructions`);
  expect(told.body.items).toMatchObject([{ recipient: 'agency:water' }]);
  for (const [client, path] of [
    [water!, ''],
    [health!, '/instructions'],
  ] as const)
    expect((await client.get(`/incidents/${incidentId}${path}`)).status).toBe(404);
  const refusal = await officer.post(`/hand-overs/${id}/accept`, { seen: hash });
  expect(refusal).toMatchObject({
    status: 409,
    body: { code: 'hand-over.matters-changed', added: [{ kind: 'instruction' }] },
  });
  const accepted = await officer.post(
    `/hand-overs/${id}/accept`,
    { seen: refusal.body.hash },
    { 'if-match': `"${offered.body.seq}"` },
  );
  expect(accepted).toMatchObject({ status: 201, body: { state: 'accepted' } });
  const [after] = (await office.get('/duty?post=duty-officer')).body.items;
  expect(after).toMatchObject({ basis: 'hand-over', onDuty: [{ name: next.name, handOverId: id }] });

  // The command reads the same from the journal, and tells the two bases apart.
  const { out, code } = await duty(['--post', 'duty-officer', '--json']);
  expect([code, JSON.parse(out)]).toEqual([
    0,
    [expect.objectContaining({ basis: 'hand-over', onDuty: [expect.objectContaining({ name: next.name })] })],
  ]);
  const past = await duty(['--post', 'duty-officer', '--at', onDuty[0].dutyFrom]);
  expect(past.out).toContain('按值班表 / by roster');
  expect(past.out).toContain('事后补记 / recorded afterwards');
  expect((await duty(['--at', '2026-07-01 08:00'])).code).not.toBe(0);
  expect((await duty(['--agency', 'water'])).out).toContain('无人 / nobody');
});

test('an agency sets and sees its own roster, and no other; the office sees all', async () => {
  const water = await HttpClient.logIn(url, 'agency-water');
  const [from, until] = [Date.now() + HOUR, Date.now() + 25 * HOUR];
  const roster = {
    ...{ subject: 'agency:water', from: iso(from), until: iso(until) },
    shifts: [{ startsAt: iso(from), endsAt: iso(until - HOUR), name: '张三', phone: '139 0000 0000' }],
  };
  const set = await water.post('/rosters', roster);
  expect(set).toMatchObject({
    status: 201,
    body: { warnings: [{ code: 'roster.gap', zh: expect.any(String) }] },
  });
  expect((await water.post('/rosters', { ...roster, subject: 'agency:finance' })).body).toMatchObject({
    code: 'roster.forbidden',
    detailEn: expect.stringContaining('agencies and counties set their own'),
  });
  const [own] = (await water.get('/rosters')).body.items;
  expect(own).toMatchObject({ subject: 'agency:water', name: '张三', phone: '139 0000 0000' });
  const finance = await HttpClient.logIn(url, 'agency-finance');
  expect((await finance.get('/rosters')).body.items).toEqual([]);
  for (const path of ['/rosters?agency=water', '/duty?agency=water', '/open-matters?agency=water'])
    expect([path, (await finance.get(path)).status]).toEqual([path, 403]);
  const shift = `/shifts/${set.body.shiftIds[0]}`;
  expect((await finance.post(`${shift}/remove`, { reason: '试' })).body.code).toBe('roster.forbidden');
  expect((await water.post(`${shift}/change`, { reason: ' ', person: {} })).status).toBe(422);
  const change = { reason: '张三出差', person: { name: '李四', phone: '13900000001' } };
  expect(await water.post(`${shift}/change`, change)).toMatchObject({ status: 201, body: { warnings: [] } });
  const office = await HttpClient.logIn(url, 'office');
  const at = encodeURIComponent(iso(from + HOUR));
  expect((await office.get(`/duty?agency=water&at=${at}`)).body.items).toMatchObject([
    { basis: 'roster', onDuty: [{ name: '李四', phone: '13900000001' }] },
  ]);
  expect((await office.get('/duty')).body.items.map((each: any) => each.subject)).toEqual([
    ...['agency:water', 'post:duty-officer', 'post:shift-leader'],
  ]);
  expect((await office.get('/duty?at=yesterday')).body.code).toBe('request.invalid');
});

test('a hand-over is refused and cancelled with reasons, and seen by those whom it concerns', async () => {
  const leader = await HttpClient.logIn(url, 'shift-leader');
  const { items } = (await leader.get('/rosters?post=shift-leader')).body;
  const next = items.find(({ startsAt }: any) => Date.parse(startsAt) > Date.now());
  const { body } = await leader.post('/hand-overs', { shiftId: next.id });
  const at = `/hand-overs/${body.id}`;
  expect((await leader.post(`${at}/renew`)).body.state).toBe('offered');
  expect((await leader.post(`${at}/refuse`, { reason: '情况不全' })).body.state).toBe('refused');
  expect((await leader.post(`${at}/reoffer`, { notes: '已补' })).body.state).toBe('offered');
  expect((await leader.post(`${at}/cancel`, { reason: '换班' })).body.state).toBe('cancelled');
  const water = await HttpClient.logIn(url, 'agency-water');
  expect((await water.get(at)).status).toBe(403);
  expect((await water.get('/hand-overs')).body.items).toEqual([]);
  const office = await HttpClient.logIn(url, 'office');
  expect((await office.get('/hand-overs?state=cancelled')).body.items.map((each: any) => each.id)).toEqual([
    body.id,
  ]);
  expect((await office.get('/hand-overs/none')).status).toBe(404);
});
