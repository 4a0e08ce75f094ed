import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { uuidSource } from '#engine';
import { beijingIso } from '#kernel';
import { replay } from '#replay';
import type { JournalRow } from '#runtime';
import { createDatabase } from '../support/database.ts';
import { HttpClient } from '../support/http-client.ts';
import { knownThen } from '../support/known-then.ts';
import { startProduct } from '../support/process.ts';
import { seeded } from '../support/seeded.ts';

const SCENARIO = fileURLToPath(
  new URL('workflows/scenarios/flood-2005-fifteen-days.yaml', import.meta.resolve('#root/package.json')),
);
const START = Date.parse('2026-08-05T16:00:00+08:00');
const seed = Number(process.env['KAIDU_TEST_SEED'] ?? Date.now() % 1_000_000);

test('the interface answers what was known at moments of the fifteen days', async () => {
  const database = await createDatabase('sqlite');
  const env = { DATABASE_URL: database.url, KAIDU_QUEUE: 'in-process' };
  try {
    // Started once before, so that the record has accounts to log in with.
    await (await startProduct({ env })).stop();
    let facts: JournalRow[] = [];
    let incidentId = '';
    await replay(SCENARIO, {
      databaseUrl: database.url,
      ids: uuidSource,
      observe: async ({ engine }, id) => {
        incidentId = id;
        facts = await engine.reader.facts({ incidentId: id });
      },
    });
    const product = await startProduct({ env });
    try {
      const duty = await HttpClient.logIn(product.url, 'duty-officer');
      const ask = (at: number) =>
        duty.get(`/incidents/${incidentId}/as-known?at=${encodeURIComponent(beijingIso(at))}`);
      const random = seeded(seed);
      for (let count = 0; count < 20; count++) {
        const at = START + Math.floor(random() * 15 * 86_400) * 1000;
        const { status, body } = await ask(at);
        const then = knownThen(facts, at)!;
        const figures = Object.fromEntries(
          Object.entries<{ figures: object }>(body.data.effective).map(([code, each]) => [
            code,
            each.figures,
          ]),
        );
        const { level, basis, state } = body;
        expect({ seed, at, status, state, level, basis, affected: body.data.affected, figures }).toEqual({
          ...{ seed, at, status: 200, state: then.state, level: then.level, basis: then.basis },
          affected: then.affected,
          figures: then.figures,
        });
        expect(Object.values(body.responses)).toEqual(then.responses);
      }
      expect((await ask(START - 1000)).body.code).toBe('incident.not-logged-yet');
    } finally {
      await product.stop();
    }
  } finally {
    await database.drop();
  }
}, 90_000);
