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
    product = await startProduct({
      env: {
        ...{ DATABASE_URL: database.url, KAIDU_QUEUE: 'in-process' },
        ...{ KAIDU_WEBHOOK_INSECURE: '1', KAIDU_WEBHOOK_PRIVATE: '1' },
      },
    });
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

  test('a contact is found by whose it is or by address: by administrators all, by others their own', async () => {
    const admin = await HttpClient.logIn(product.url, 'administrator');
    const address = 'http://127.0.0.1:9/13909960771';
    await admin.post('/contacts', { recipient: 'agency:finance', channel: 'webhook', address });
    const addresses = async (login: string, q: string) => {
      const { contacts } = await ask(await HttpClient.logIn(product.url, login), q, '&limit=20');
      return contacts.items.map((contact: any) => contact.address);
    };
    for (const q of ['0996077', '财政 139', '１３９０９９６'])
      expect(await addresses('administrator', q)).toEqual([address]);
    expect(await addresses('agency-finance', '0771')).toEqual([address]);
    for (const login of ['agency-health', 'duty-officer']) expect(await addresses(login, '0771')).toEqual([]);
  });

  test('what goes to the level above is found by its title or number, and not by an agency', async () => {
    const office = await HttpClient.logIn(product.url, 'office');
    const drafted = await office.post(`/incidents/${incidentId}/upward`, { kind: 'first' });
    expect(drafted.status).toBe(201);
    const { data } = (await office.get(`/upward/${drafted.body.id}`)).body;
    const { upward } = await ask(duty, data.title.zh);
    expect(upward.items).toContainEqual(expect.objectContaining({ id: drafted.body.id, number: null }));
    const finance = await HttpClient.logIn(product.url, 'agency-finance');
    expect((await ask(finance, data.title.zh)).upward.items).toEqual([]);
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
