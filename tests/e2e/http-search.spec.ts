import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createDatabase, DATABASES, type ScratchDatabase } from '../support/database.ts';
import { HttpClient } from '../support/http-client.ts';
import { type ProductProcess, startProduct } from '../support/process.ts';
import { proposeFlood } from './flood.ts';

describe.each(DATABASES)('on %s', (kind) => {
  let database: ScratchDatabase;
  let product: ProductProcess;
  let duty: HttpClient;
  let incidentId: string;
  beforeAll(async () => {
    database = await createDatabase(kind);
    product = await startProduct({ env: { DATABASE_URL: database.url, KAIDU_QUEUE: 'in-process' } });
    duty = await HttpClient.logIn(product.url, 'duty-officer');
    const flood = await proposeFlood(product.url);
    incidentId = flood.incidentId;
    const leader = await HttpClient.logIn(product.url, 'deputy-office-director');
    await leader.post(`/approvals/${flood.approvalId}/approve`);
  }, 90_000);
  afterAll(async () => {
    await product?.stop();
    await database?.drop();
  });
  const ask = async (client: HttpClient, q: string, more = '') =>
    (await client.get(`/search?q=${encodeURIComponent(q)}${more}`)).body;

  test.each(['洪水', '和静洪', '和静　洪水', 'hejing flood', 'HEJING'])(
    '%s finds the incident',
    async (q) => {
      expect((await ask(duty, q)).incidents.items).toEqual([expect.objectContaining({ id: incidentId })]);
    },
  );

  test('tasks are found by recipient and words, clauses by number of either width, agencies by name', async () => {
    const { tasks, agencies } = await ask(duty, '财政');
    expect(tasks.items[0]).toMatchObject({ recipient: 'agency:finance', about: '洪水', exercise: false });
    expect(agencies.items).toContainEqual(expect.objectContaining({ key: 'finance' }));
    expect((await ask(duty, '第５.４.１条')).clauses.items[0].number).toBe('5.4.1');
    const few = await ask(duty, '州', '&limit=1');
    expect(few.tasks).toMatchObject({ items: [expect.anything()], more: true });
    for (const q of ['%', '_', "' OR 1=1 --", '没有这样的'])
      expect((await ask(duty, q)).incidents).toEqual({ items: [], more: false });
  });

  test('an agency finds its own, a county that is not hit nothing', async () => {
    const finance = await HttpClient.logIn(product.url, 'agency-finance');
    const { incidents, tasks } = await ask(finance, '洪水');
    expect(incidents.items.map(({ id }: any) => id)).toEqual([incidentId]);
    expect(tasks.items.every(({ recipient }: any) => recipient === 'agency:finance')).toBe(true);
    const own = await ask(finance, '局', '&limit=20');
    expect(new Set(own.tasks.items.map(({ recipient }: any) => recipient))).toEqual(
      new Set(['agency:finance']),
    );
  });

  test('what neither database takes is refused', async () => {
    expect((await duty.get('/search?q=a%00b')).body.code).toBe('request.malformed');
  });

  test.each(['', '   ', 'x'.repeat(101)])('%j is refused', async (q) => {
    expect((await duty.get(`/search?q=${encodeURIComponent(q)}`)).status).toBe(422);
  });

  test('the wall tells who is silent and what happened last; the check of the chain says how far it read', async () => {
    const { body } = await duty.get('/wall');
    expect(body.silent).toContainEqual(
      expect.objectContaining({ recipient: 'agency:finance', exercise: false }),
    );
    expect(body.latest.map(({ fact }: any) => fact)).toContain('response.activated');
    const { body: check } = await duty.get('/journal/check');
    expect(check).toMatchObject({ whole: true, faultSeq: null, seq: expect.any(Number) });
    const newest = await duty.get(
      `/incidents/${incidentId}/timeline?order=newest&stream=response,approval&limit=2`,
    );
    const seqs = newest.body.items.map(({ seq }: any) => seq);
    expect(seqs[0]).toBeGreaterThan(seqs[1]);
    const finance = await HttpClient.logIn(product.url, 'agency-finance');
    for (const path of ['/wall', '/journal/check'])
      expect((await finance.get(path)).body.code).toBe('actor.overview-forbidden');
    expect((await duty.get('/search?q=a&limit=21')).status).toBe(422);
  });
});
