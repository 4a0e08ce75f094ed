import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findBlobFault, findFault, findStateFault } from '#engine';
import { COMBINATIONS } from '../../support/combinations.ts';
import type { DatabaseKind } from '../../support/database.ts';
import { openTestEngine, type TestEngine, type TestEngineOptions } from '../../support/engine.ts';
import { People } from './people.ts';

export interface Scene {
  readonly database: DatabaseKind;
  readonly queue: 'in-process' | 'bullmq';
  readonly test: TestEngine;
  readonly people: People;
}

/** Runs the tests on each database with each queue: one engine for all of them, each with incidents of its own. */
export function onEveryCombination(
  tests: (scene: Scene) => void,
  options: Pick<TestEngineOptions, 'loopbackWebhooks'> = {},
): void {
  describe.each(COMBINATIONS)('on %s with the %s queue', (database, queue) => {
    let engine: TestEngine;
    let people: People;
    beforeAll(async () => {
      engine = await openTestEngine({ database, queue, ...options });
      people = new People(engine);
    });
    afterAll(() => engine.close());

    tests({
      database,
      queue,
      get test() {
        return engine;
      },
      get people() {
        return people;
      },
    });

    test('the journal is whole at the end of it all, and the rows are what it says', async () => {
      expect((await engine.reader.head()).seq).toBeGreaterThan(0);
      expect(await findFault(engine.engine.store)).toBeNull();
      expect(await findStateFault(engine.reader)).toBeNull();
      expect(await findBlobFault(engine.reader)).toBeNull();
    });
  });
}
