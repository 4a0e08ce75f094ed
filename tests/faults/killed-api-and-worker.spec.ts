import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Proposed } from '../support/fleet/desk.ts';
import { query } from '../support/postgres-client.ts';
import type { ProductProcess } from '../support/process.ts';
import { type Account, AT_ONCE, casesOf, KillingScene, SETTLED_WITHIN_MS, WHOLE } from './killing-scene.ts';

const [APIS, WORKERS] = [casesOf('api'), casesOf('worker')];
let scene: KillingScene;
let account: Account;

beforeAll(async () => {
  const decisions = APIS.length * AT_ONCE + WORKERS.length;
  let living: ProductProcess;
  ({ scene, first: living } = await KillingScene.open('postgres', decisions));
  for (const point of APIS)
    await scene.decideUntilDeath(await scene.deployment.api(point), `api ${point}`, scene.next(AT_ONCE));
  for (const point of WORKERS) {
    const [decision] = scene.next(1);
    await scene.desk.decide(decision!);
    await PREPARE[point]?.(decision!);
    await scene.bury(await scene.deployment.worker(point), `worker ${point}`);
  }
  await scene.deployment.worker();
  account = await scene.account(living.url);
}, 600_000);
afterAll(() => scene.close());

/** A later change, which waits some seconds for others to the same agency. */
const addTask = async ({ incidentId }: Proposed) => {
  const { desk } = scene;
  const { items } = await desk.get('office', `/responses?incidentId=${incidentId}`);
  await desk.post('office', `/responses/${items[0].id}/tasks`, {
    ...{ recipient: 'agency:water', urgency: 'urgent', reason: '堤防告急' },
    title: { zh: '加固堤防', en: 'Strengthen the dyke' },
  });
};

/** The time of the first contact is over for whatever waits. */
const passFallBack = () =>
  query(scene.deployment.database.url, `UPDATE delivery SET fall_back_at = 1 WHERE state = 'queued'`);

/** What a worker has to find at its start to come by these points. */
const PREPARE: Record<string, (decision: Proposed) => Promise<unknown>> = {
  /** A deadline that passes at once; it is still there for deadlines-fired. */
  'deadlines-found': ({ incidentId }) =>
    scene.desk.post('duty-officer', `/incidents/${incidentId}/instructions`, {
      ...{ post: 'director', recipient: 'agency:water', text: '请核实堤防' },
      dueAt: new Date(Date.now() + 1000).toISOString(),
    }),
  'fall-backs-found': passFallBack,
  'fell-back': passFallBack,
  'gathering-closed': addTask,
  'gathered-handed-over': addTask,
  /** Messages as a clock leaves them that was an hour ahead until now. */
  'made-due': () =>
    query(
      scene.deployment.database.url,
      `UPDATE delivery SET created_at = created_at + 3600000, next_attempt_at = next_attempt_at + 3600000
       WHERE state = 'queued'`,
    ),
};

test.each(APIS)('an API is killed at %s', (point) => {
  expect(scene.deaths.get(`api ${point}`)).toMatchObject({ signal: 'SIGKILL' });
});

test.each(WORKERS)('a worker is killed at %s', (point) => {
  expect(scene.deaths.get(`worker ${point}`)).toMatchObject({ signal: 'SIGKILL' });
});

test('and nothing is lost, nothing doubled, no level wrong, and the journal whole', () => {
  expect(account).toMatchObject(WHOLE);
  expect(account.tasks).toBeGreaterThan(1000);
  expect(account.took).toBeLessThan(SETTLED_WITHIN_MS);
});
