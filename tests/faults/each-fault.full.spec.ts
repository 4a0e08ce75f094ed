import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FAULTS } from './faults.ts';
import { FaultRun, SETTLED_WITHIN_MS } from './run.ts';
import { CLEAN } from './run-account.ts';
import { SETTING, told } from './setting.ts';

/** Each fault by itself, under load: what it leaves is settled within a minute of its end. */
const { seed, only } = SETTING;
const faults = FAULTS.filter(({ name }) => name.includes(only));
let run: FaultRun;

beforeAll(async () => {
  run = await FaultRun.open(seed);
}, 120_000);
afterAll(() => run.close());

test.each(faults.map((fault) => [fault.name, fault] as const))(
  'when %s',
  (name, fault) =>
    told(async (tell) => {
      tell(name);
      const pace = { faultMs: 8000, peaceMs: 1000, inFlight: 2, withinMs: 120_000 };
      const done = await run.go({ activations: null, faults: [fault], ...pace });
      tell(JSON.stringify(done));
      expect(done.activations).toBeGreaterThan(0);
      expect(done.settledMs).toBeLessThan(SETTLED_WITHIN_MS);
      expect(await run.account()).toMatchObject(CLEAN);
    })(),
  400_000,
);
