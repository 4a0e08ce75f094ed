import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HttpClient } from '../support/http-client.ts';
import { type ProductProcess, startProduct } from '../support/process.ts';

let product: ProductProcess;
let duty: HttpClient;
let office: HttpClient;

beforeAll(async () => {
  product = await startProduct({ env: { DATABASE_URL: undefined, KAIDU_QUEUE: 'in-process' } });
  duty = await HttpClient.logIn(product.url, 'duty-officer');
  office = await HttpClient.logIn(product.url, 'office');
}, 60_000);
afterAll(() => product?.stop());

async function flood(title: string, division: string, dead: number): Promise<string> {
  const occurredAt = '2026-07-01T08:00:00+08:00';
  const incident = await duty.post('/incidents', {
    hazard: 'flood',
    title,
    occurredAt,
    divisions: [division],
  });
  const id: string = incident.body.id;
  const asOf = '2026-07-01T10:00:00+08:00';
  await duty.post(`/incidents/${id}/reports`, { division, asOf, figures: { dead, missing: 0 } });
  return id;
}

test('processes are merged, told apart again and split over HTTP', async () => {
  const from = await flood('和静洪水', '652827', 4);
  const into = await flood('库尔勒洪水', '652801', 7);
  const seen = (await office.get(`/incidents/${from}`)).headers.get('etag')!;
  const asked = { into, reason: '同一场洪水' };
  expect(await duty.post(`/incidents/${from}/merge`, asked)).toMatchObject({
    status: 403,
    body: { code: 'actor.forbidden' },
  });
  const merged = await office.post(`/incidents/${from}/merge`, asked, { 'if-match': seen });
  expect(merged).toMatchObject({ status: 201, body: { into, level: 'III', levelBefore: 'IV' } });
  expect((await office.get(`/incidents/${from}`)).body).toMatchObject({
    state: 'merged',
    context: { mergedInto: into },
  });
  const late = await duty.post(`/incidents/${from}/reports`, {
    division: '652827',
    asOf: '2026-07-01T11:00:00+08:00',
    figures: { dead: 5 },
  });
  expect(late).toMatchObject({ status: 409, body: { code: 'incident.is-merged', mergedInto: into } });

  const undone = await office.post(`/incidents/${from}/unmerge`, { reason: '查明是两场' });
  expect(undone.body).toMatchObject({ state: 'reported', from: into });
  expect((await office.get(`/incidents/${into}/assessment`)).body.level).toBe('IV');

  await office.post(`/incidents/${from}/merge`, asked);
  const split = { divisions: ['652827'], title: '和静泥石流', hazard: 'debris-flow', reason: '成因不同' };
  const parts = await office.post(`/incidents/${into}/split`, split);
  expect(parts).toMatchObject({ status: 201, body: { level: null, levelLeft: 'IV' } });
  expect((await office.get(`/incidents/${parts.body.id}`)).body.data.affected).toEqual(['652827']);
});
