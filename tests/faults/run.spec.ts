import { afterAll, expect, test } from '@jest/globals';
import { FAULTS } from './faults.ts';
import { FaultRun, SETTLED_WITHIN_MS } from './run.ts';
import { CLEAN } from './run-account.ts';
import { SETTING, told } from './setting.ts';

/** Of each kind one, for a run of half a minute. */
const SHORT = [
  'PostgreSQL stops again and again',
  'Redis is killed and wiped',
  'a worker is killed again and again',
  '1 % of the calls to the record fail, half of them after they were done',
  'half of the agencies: resets the connection',
];
const { full, activations, seed, minutes } = SETTING;
const faults = FAULTS.filter(({ name }) => full || SHORT.includes(name));
const pace = full
  ? { faultMs: 8000, peaceMs: 4000, inFlight: 16 }
  : { faultMs: 2500, peaceMs: 500, inFlight: 4 };

let run: FaultRun | null = null;
afterAll(() => run?.close());

test(
  `${activations} activations while faults come in turn: nothing lost, nothing doubled, no level wrong`,
  told(async (tell) => {
    run = await FaultRun.open(seed, tell);
    const done = await run.go({ activations, faults, ...pace, withinMs: minutes * 60_000 });
    tell(JSON.stringify(done, null, 2));
    const { discrepancies, ...account } = await run.account();
    tell(JSON.stringify(account, null, 2));
    expect({ ...account, discrepancies }).toMatchObject({ ...CLEAN, activations });
    expect(done.settledMs).toBeLessThan(SETTLED_WITHIN_MS);
    expect(done.faults.map(({ name }) => name).sort()).toEqual(faults.map(({ name }) => name).sort());
  }),
  (minutes + 10) * 60_000,
);
