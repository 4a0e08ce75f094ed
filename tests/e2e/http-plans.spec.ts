import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HttpClient } from '../support/http-client.ts';
import { NEXT_VERSION, plansWithNext } from '../support/plans-with-next.ts';
import { type ProductProcess, startProduct } from '../support/process.ts';
import { removeFolder } from '../support/server-folder.ts';

const PLAN = '/plans/bayingolin/natural-disaster-relief';
let folder: string;
let product: ProductProcess;
let client: HttpClient;
beforeAll(async () => {
  folder = await plansWithNext();
  product = await startProduct({
    env: { DATABASE_URL: undefined, REDIS_URL: undefined, KAIDU_QUEUE: 'in-process', KAIDU_PLANS: folder },
  });
  client = await HttpClient.logIn(product.url, 'agency-finance');
}, 60_000);
afterAll(async () => {
  await product?.stop();
  removeFolder(folder);
});

test('the versions of a plan say which of them is in force', async () => {
  const { body } = await client.get('/plans');
  expect(body).toMatchObject({
    inUse: 'bayingolin/natural-disaster-relief',
    items: [
      { effectiveFrom: '2025-06-12', inForce: true, document: { number: '巴政办发〔2025〕16号' } },
      { effectiveFrom: NEXT_VERSION, inForce: false },
    ],
  });
});

test('a version is read in words; one that is not there is refused', async () => {
  const { body } = await client.get(`${PLAN}/versions/2025-06-12`);
  expect(body.levels.map(({ level }: any) => level)).toEqual(['I', 'II', 'III', 'IV']);
  expect(body.clauses).toEqual(expect.arrayContaining([expect.objectContaining({ number: '5.2.3' })]));
  expect(body.items).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: 'threshold/IV/dead-missing', cites: ['5.4.1(1)'] }),
    ]),
  );
  expect(await client.get(`${PLAN}/versions/2001-01-01`)).toMatchObject({
    ...{ status: 404, body: { code: 'plan.unknown' } },
  });
});

test('what a version changes against another is told item by item', async () => {
  const { body } = await client.get(`${PLAN}/versions/${NEXT_VERSION}/changes?since=2025-06-12`);
  expect(body).toMatchObject({
    before: { effectiveFrom: '2025-06-12' },
    after: { effectiveFrom: NEXT_VERSION },
  });
  expect(body.items.map(({ what, change, key }: any) => [what, change, key])).toEqual([
    ['plan', 'changed', 'plan'],
    ['threshold', 'changed', 'IV/dead-missing'],
    ['task', 'removed', 'IV/guide-affected-counties/committee-office'],
  ]);
  expect(body.items[1].words.zh).toContain('≥ 5, < 10 → ');
  const same = await client.get(`${PLAN}/versions/2025-06-12/changes?since=2025-06-12`);
  expect(same.body.items).toEqual([]);
  expect((await client.get(`${PLAN}/versions/2025-06-12/changes`)).status).toBe(422);
  expect((await client.get(`${PLAN}/versions/2025-06-12/changes?since=2001-01-01`)).status).toBe(404);
});
