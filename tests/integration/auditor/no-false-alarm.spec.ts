import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { replay } from '#replay';

const folder = fileURLToPath(new URL('workflows/scenarios', import.meta.resolve('#root/package.json')));
/** Fifteen days with nearly everything in them, and one whose levels climb under a handful of counties. */
const SCENARIOS = { 'flood-2005-fifteen-days': 4, 'snow-2010-climb': 1 };

test.each(Object.entries(SCENARIOS))(
  'the auditor finds nothing on the way through %s',
  async (name, every) => {
    let steps = 0;
    let rounds = 0;
    const { passed } = await replay(`${folder}/${name}.yaml`, {
      async observe({ engine }) {
        steps += 1;
        if (steps % every) return;
        // What is new is visited at once, so each round sees the whole of a case that has moved.
        await engine.auditor.round();
        rounds += 1;
        const gaps = await engine.reader.find('audit_gap', {});
        expect(gaps.map(({ id, data }) => `${id} ${data.en}`)).toEqual([]);
      },
    });
    expect(passed).toBe(true);
    expect(rounds).toBeGreaterThan(5);
  },
);
