import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { giveInstruction } from '#tasking';
import { deploy } from '../../support/combinations.ts';
import { openTestEngine, type TestEngine } from '../../support/engine.ts';
import { People } from './people.ts';

const START = Date.parse('2026-07-01T12:00:00+08:00');
const SECOND = 1000;
const HOUR = 3600 * SECOND;
const AFTER = { '1 s': SECOND, '2 h': 2 * HOUR, '24 h': 24 * HOUR, '10 days': 240 * HOUR };
/** By the wall's clock, from the start of the process. */
const FIRES_WITHIN_MS = 5000;

/** An instruction may be given any time to be answered, so its clock stands for all of them. */
const give = (engine: TestEngine, incidentId: string, dueAt: number) =>
  engine.run(
    giveInstruction,
    { incidentId, post: 'director', recipient: 'agency:water', text: '请核实堤防', dueAt },
    'duty-officer',
  );
const passed = async (engine: TestEngine, streamId: string) =>
  (await engine.reader.facts({ streamId, fact: ['instruction.due-passed', 'instruction.overdue'] })).map(
    ({ fact }) => fact.replace('instruction.', ''),
  );
const ONCE = ['due-passed', 'overdue'];

test.each(['sqlite', 'postgres'] as const)(
  'on %s, deadlines of 1 s, 2 h, 24 h and 10 days that pass while nothing runs fire once, at the next start',
  async (database) => {
    const queue = 'in-process';
    const deployment = await deploy(database, queue);
    const open = (now: number) => openTestEngine({ database, queue, deployment, now });
    const first = await open(START);
    const incidentId = await new People(first).log();
    const given: [string, number][] = [];
    for (const ms of Object.values(AFTER))
      given.push([(await give(first, incidentId, START + ms)).id, START + ms]);
    await first.close();

    for (const [id, dueAt] of given) {
      // A moment too early nothing happens; dead across it, it comes when the next process looks.
      const early = await open(dueAt - 1);
      await early.engine.sweep.run();
      expect(await passed(early, id)).toEqual([]);
      await early.close();
      const engine = await open(dueAt + HOUR / 2);
      const since = performance.now();
      engine.engine.sweep.start();
      while (!(await passed(engine, id)).length && performance.now() - since < FIRES_WITHIN_MS)
        await sleep(50);
      expect(performance.now() - since).toBeLessThan(FIRES_WITHIN_MS);
      expect(await passed(engine, id)).toEqual(ONCE);
      await engine.close();
    }

    // The clock goes back an hour, forth two, and back: nothing comes twice.
    const end = given.at(-1)![1] + HOUR / 2;
    for (const moved of [-HOUR, HOUR, 0]) {
      const engine = await open(end + moved);
      await engine.engine.sweep.run();
      for (const [id] of given) expect(await passed(engine, id)).toEqual(ONCE);
      await engine.close();
    }
    await deployment.drop();
  },
  90_000,
);

test.each(['sqlite', 'postgres'] as const)(
  'on %s, a clock that is moved an hour back and forth skips no deadline and doubles none',
  async (database) => {
    const engine = await openTestEngine({ database, queue: 'in-process', now: START });
    const incidentId = await new People(engine).log();
    const ids: string[] = [];
    for (const ms of [...Object.values(AFTER), HOUR / 2, 1.5 * HOUR])
      ids.push((await give(engine, incidentId, START + ms)).id);
    const [second, twoHours, day, tenDays, half, more] = ids as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const at = async (now: number) => {
      engine.clock.set(START + now);
      await engine.engine.sweep.run();
      await engine.settle();
      const fired: string[] = [];
      for (const id of ids) {
        const facts = await passed(engine, id);
        if (facts.length) expect(facts).toEqual(ONCE);
        if (facts.length) fired.push(id);
      }
      return fired;
    };
    expect(await at(HOUR)).toEqual([second, half]);
    expect(await at(0)).toEqual([second, half]);
    expect(await at(HOUR)).toEqual([second, half]);
    expect(await at(2 * HOUR)).toEqual([second, twoHours, half, more]);
    expect(await at(HOUR)).toEqual([second, twoHours, half, more]);
    expect(await at(24 * HOUR)).toEqual([second, twoHours, day, half, more]);
    expect(await at(23 * HOUR)).toEqual([second, twoHours, day, half, more]);
    expect(await at(240 * HOUR - 1)).not.toContain(tenDays);
    expect(await at(241 * HOUR)).toEqual(ids);
    expect(await at(240 * HOUR)).toEqual(ids);
    await engine.close();
  },
  60_000,
);
