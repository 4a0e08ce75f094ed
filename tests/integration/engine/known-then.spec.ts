import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { findStateFault } from '#engine';
import { type AsKnown, asKnown } from '#history';
import { replay } from '#replay';
import type { JournalRow, Plans } from '#runtime';
import { deploy } from '../../support/combinations.ts';
import { type KnownThen, knownThen } from '../../support/known-then.ts';
import { seeded } from '../../support/seeded.ts';

const SCENARIO = fileURLToPath(
  new URL('workflows/scenarios/flood-2005-fifteen-days.yaml', import.meta.resolve('#root/package.json')),
);
const START = Date.parse('2026-08-05T16:00:00+08:00');
const DAY = 86_400_000;
const MOMENTS = 200;

const seed = Number(process.env['KAIDU_TEST_SEED'] ?? Date.now() % 1_000_000);

const told = ({ state, data, level, basis, responses }: AsKnown): KnownThen => ({
  state,
  affected: data.affected,
  figures: Object.fromEntries(Object.entries(data.effective).map(([code, { figures }]) => [code, figures])),
  consulted: data.assessed?.figures ?? null,
  level,
  basis,
  responses: Object.values(responses),
});

test.each(['sqlite', 'postgres'] as const)(
  'on %s, what was known at 200 random moments of the fifteen days is what the facts up to then come to',
  async (database) => {
    let facts: JournalRow[] = [];
    let plans!: Plans;
    const faults: unknown[] = [];
    const deployment = await deploy(database, 'in-process');
    try {
      await replay(SCENARIO, {
        ...deployment.options(),
        observe: async ({ engine }, incidentId) => {
          plans = engine.plans;
          facts = await engine.reader.facts({ incidentId });
          faults.push(await findStateFault(engine.reader));
        },
      });
    } finally {
      await deployment.drop();
    }
    // However clocks run out on the way: the rows are at every step what their last facts left.
    expect(faults.filter(Boolean)).toEqual([]);

    const random = seeded(seed);
    const levels = new Set<string | null>();
    for (let count = 0; count < MOMENTS; count++) {
      const at = Math.floor(START + random() * 15.5 * DAY);
      const then = knownThen(facts, at);
      expect({ seed, at, ...told(asKnown(plans, facts, at)) }).toEqual({ seed, at, ...then });
      levels.add(then!.level);
    }
    // From the moment that each fact was recorded it is known, and not a millisecond before.
    for (const at of new Set(facts.map((fact) => fact.at))) {
      expect(told(asKnown(plans, facts, at))).toEqual(knownThen(facts, at));
      const before = knownThen(facts, at - 1);
      if (before) expect(told(asKnown(plans, facts, at - 1))).toEqual(before);
      levels.add(knownThen(facts, at)!.level);
    }
    expect(levels).toEqual(new Set([null, 'IV', 'III', 'II', 'I']));
    expect(knownThen(facts, START - 1)).toBeNull();
  },
  60_000,
);
