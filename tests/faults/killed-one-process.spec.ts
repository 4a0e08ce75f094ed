import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Account, AT_ONCE, casesOf, KillingScene, SETTLED_WITHIN_MS, WHOLE } from './killing-scene.ts';

const POINTS = casesOf('all');
let scene: KillingScene;
let account: Account;

beforeAll(async () => {
  const { scene: opened, first } = await KillingScene.open('sqlite', POINTS.length * AT_ONCE);
  scene = opened;
  await first.stop();
  for (const point of POINTS)
    await scene.decideUntilDeath(await scene.deployment.all(point), point, scene.next(AT_ONCE));
  account = await scene.account((await scene.deployment.all()).url);
}, 600_000);
afterAll(() => scene.close());

test.each(POINTS)('one process on SQLite without Redis is killed at %s', (point) => {
  expect(scene.deaths.get(point)).toMatchObject({ signal: 'SIGKILL' });
});

test('and nothing is lost, nothing doubled, no level wrong, and the journal whole', () => {
  expect(account).toMatchObject(WHOLE);
  expect(account.took).toBeLessThan(SETTLED_WITHIN_MS);
});
