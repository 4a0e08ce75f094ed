import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HttpClient } from '../support/http-client.ts';
import { type ProductProcess, startProduct } from '../support/process.ts';
import { proposeFlood } from './flood.ts';

let product: ProductProcess;
let duty: HttpClient;
beforeAll(async () => {
  product = await startProduct({ env: { DATABASE_URL: undefined, REDIS_URL: undefined } });
  duty = await HttpClient.logIn(product.url, 'duty-officer');
}, 60_000);
afterAll(() => product?.stop());

const board = async (client: HttpClient, since?: number) =>
  (await client.get(`/board${since === undefined ? '' : `?since=${since}`}`)).body;

test('the board shows what is open with its clocks, and what others did since one looked', async () => {
  expect(await board(duty)).toMatchObject({ incidents: [], more: false, divisions: {} });

  const { incidentId, approvalId } = await proposeFlood(product.url);
  const proposed = await board(duty);
  expect(proposed.incidents).toEqual([
    expect.objectContaining({
      ...{ id: incidentId, title: '洪水', hazard: 'flood', recommended: 'IV', exercise: false },
      response: null,
      proposal: expect.objectContaining({ id: approvalId, level: 'IV', state: 'submitted' }),
      figures: { dead: 4, missing: 2 },
      nextReport: expect.objectContaining({ dueAt: expect.stringMatching(/\+08:00$/) }),
      changes: null,
    }),
  ]);
  expect(proposed.divisions).toEqual({ 652827: { dead: 4, missing: 2 } });

  const leader = await HttpClient.logIn(product.url, 'deputy-office-director');
  expect((await leader.post(`/approvals/${approvalId}/approve`)).status).toBe(201);
  const [started] = (await board(duty, proposed.seq)).incidents;
  expect(started).toMatchObject({ response: { level: 'IV' }, proposal: null });
  const tasks = await duty.all(`/tasks?incidentId=${incidentId}&state=issued`);
  expect(started.unacknowledged).toEqual({
    tasks: tasks.length,
    recipients: new Set(tasks.map(({ recipient }) => recipient)).size,
  });
  expect(started.changes.count).toBeGreaterThan(tasks.length);
  // The leader's own decision is no news to the leader; what the engine did upon it is.
  const own = (await board(leader, proposed.seq)).incidents[0].changes;
  expect(own?.count ?? 0).toBeLessThan(started.changes.count);
});

test('an exercise stands on the board and never in the figures of the map', async () => {
  const { body } = await duty.post('/incidents', {
    ...{ hazard: 'snow', title: '演练雪灾', occurredAt: '2026-01-01T08:00:00+08:00', exercise: true },
    divisions: ['652825'],
  });
  await duty.post(`/incidents/${body.id}/reports`, {
    ...{ division: '652825', asOf: '2026-01-01T10:00:00+08:00', figures: { dead: 9 } },
  });
  const { incidents, divisions } = await board(duty);
  expect(incidents).toContainEqual(
    expect.objectContaining({ id: body.id, exercise: true, figures: { dead: 9 } }),
  );
  expect(divisions).not.toHaveProperty('652825');
});

test('the board and the list of witnesses are for those whom they concern', async () => {
  const agency = await HttpClient.logIn(product.url, 'agency-finance');
  expect((await agency.get('/board')).body.code).toBe('actor.overview-forbidden');
  expect((await agency.get('/witnesses')).body.code).toBe('actor.forbidden');
  expect((await duty.get('/board?since=-1')).status).toBe(422);
  const { items } = (await duty.get('/witnesses')).body;
  expect(items.map(({ name }: { name: string }) => name)).toContain('带班领导');
  expect(Object.keys(items[0]).sort()).toEqual(['id', 'name']);
});

test('the console is served with a nonce of its own each time, compressed, and under no address of the interface', async () => {
  const visitor = new HttpClient(product.url);
  const pages = await Promise.all(['/', '/console', '/console/board'].map((path) => visitor.get(path)));
  const nonces = pages.map(({ status, body, headers }) => {
    expect(status).toBe(200);
    const [, nonce] = /csp-nonce" content="([^"]+)"/.exec(body)!;
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    return nonce;
  });
  expect(new Set(nonces).size).toBe(3);
  const [, script] = /src="(\/console\/assets\/[^"]+\.js)"/.exec(pages[0]!.body)!;
  const packed = await visitor.get(script!, { 'accept-encoding': 'br' });
  expect(packed.headers.get('content-encoding')).toBe('br');
  expect(packed.headers.get('cache-control')).toContain('immutable');
  expect((await visitor.get('/console/assets/none.js')).body.code).toBe('route.not-found');
  expect((await visitor.get('/console/../package.json')).status).not.toBe(200);
  expect((await visitor.get('/console/.vite/manifest.json')).status).toBe(404);
});
