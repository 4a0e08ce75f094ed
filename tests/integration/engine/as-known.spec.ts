import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type AsKnown, asKnown } from '#history';
import { replay, type Stage } from '#replay';
import type { IncidentRow, JournalRow, Plans } from '#runtime';
import { deploy } from '../../support/combinations.ts';

const folder = fileURLToPath(new URL('workflows/scenarios', import.meta.resolve('#root/package.json')));
const scenarios = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

/** What the live record said after a step. */
interface Seen {
  at: number;
  row: IncidentRow;
  responses: Record<string, { state: string; level: string | null }>;
}

interface Film {
  seen: Seen[];
  facts: JournalRow[];
  plans: Plans;
}

async function film(name: string): Promise<Film> {
  const seen: Seen[] = [];
  let plans: Plans;
  let facts: JournalRow[] = [];
  const observe = async ({ engine, clock }: Stage, incidentId: string) => {
    plans = engine.plans;
    const [row] = await engine.reader.get('incident', [incidentId]);
    const rows = await engine.reader.find('response', { incidentId });
    const responses = Object.fromEntries(rows.map(({ id, state, level }) => [id, { state, level }]));
    seen.push({ at: clock.now(), row: row!, responses });
    facts = await engine.reader.facts({ incidentId });
  };
  const deployment = await deploy('sqlite', 'in-process');
  try {
    await replay(`${folder}/${name}`, { ...deployment.options(), observe });
  } finally {
    await deployment.drop();
  }
  return { seen, facts, plans: plans! };
}

/** The part of the live row that the fold must come to. */
function partsOf({ row }: Seen) {
  const { otherHazards, attributes, affected, effective, assessed, base, judged, assessment } = row.data;
  return {
    hazard: row.hazard,
    planVersion: row.planVersion,
    data: { otherHazards, attributes, affected, effective, assessed, base, judged },
    level: assessment.classification.level,
    basis: assessment.classification.basis,
  };
}

const folded = ({ hazard, planVersion, data, level, basis }: AsKnown) => ({
  hazard,
  planVersion,
  data,
  level,
  basis,
});

// A fold of facts is the same wherever they are kept; known-then.spec.ts holds it against PostgreSQL too.
describe('on sqlite', () => {
  test.each(scenarios)('%s: what was known after each step is what the record said then', async (name) => {
    const { seen, facts, plans } = await film(name);
    expect(seen.length).toBeGreaterThan(1);
    for (const [index, moment] of seen.entries()) {
      // Steps at one moment are one moment: only the last of them can be asked for.
      if (seen[index + 1]?.at === moment.at) continue;
      const known = asKnown(plans, facts, moment.at);
      expect(folded(known)).toEqual(partsOf(moment));
      expect([known.seq, known.state]).toEqual([moment.row.seq, moment.row.state]);
      expect(known.responses).toEqual(moment.responses);
    }
  });

  test('at 200 random moments of the longest scenario it is what the last step before left', async () => {
    const { seen, facts, plans } = await film('flood-2005-fifteen-days.yaml');
    const [first, last] = [seen[0]!.at, seen.at(-1)!.at];
    fc.assert(
      fc.property(fc.integer({ min: first, max: last + 86_400_000 }), (at) => {
        const before = seen.filter((moment) => moment.at <= at).at(-1)!;
        expect(folded(asKnown(plans, facts, at))).toEqual(partsOf(before));
      }),
      { numRuns: 200 },
    );
    expect(() => asKnown(plans, facts, first - 1)).toThrow(
      expect.objectContaining({ code: 'incident.not-logged-yet' }),
    );
  });
});
