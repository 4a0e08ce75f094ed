import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { replay } from '#replay';
import { COMBINATIONS, deploy } from '../../support/combinations.ts';

const folder = fileURLToPath(new URL('workflows/scenarios', import.meta.resolve('#root/package.json')));
const scenarios = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

describe.each(COMBINATIONS)('on %s with the %s queue', (database, queue) => {
  test.each(scenarios)(
    '%s holds',
    async (name) => {
      const deployment = await deploy(database, queue);
      try {
        const { steps, passed } = await replay(`${folder}/${name}`, deployment.options());
        expect(steps.filter(({ misses }) => misses.length)).toEqual([]);
        expect(passed).toBe(true);
      } finally {
        await deployment.drop();
      }
    },
    30_000,
  );
});
