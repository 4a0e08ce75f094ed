import { expect, test } from '@jest/globals';
import { logIncident } from '#incident';
import { proposeResponse } from '#response';
import { addTask } from '#tasking';
import { onEveryCombination } from './combined.ts';
import { HEJING, KORLA, PLAN } from './people.ts';
import { refused } from './refused.ts';

const MINUTE = 60_000;

onEveryCombination((scene) => {
  const figuresOf = async (incidentId: string) =>
    (await scene.test.row('incident', incidentId)).data.effective[HEJING]!.figures;

  test('a late report changes only what no later one has said, and a correction takes its place (clause 4)', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    const start = engine.clock.now();
    engine.clock.advance(10 * MINUTE);
    await people.report(incidentId, { dead: 3, relocated: 400 }, { asOf: start + 2 * MINUTE });
    const wrong = await people.report(incidentId, { dead: 30 }, { asOf: start + 9 * MINUTE });
    expect(wrong.level).toBe('I');
    await people.report(incidentId, { dead: 4, needingAid: 700 }, { asOf: start + 5 * MINUTE });
    expect(await figuresOf(incidentId)).toEqual({ dead: 30, relocated: 400, needingAid: 700 });
    const correction = { asOf: start + 9 * MINUTE, supersedes: wrong.id };
    const right = await people.report(incidentId, { dead: 3 }, correction);
    expect(right).toMatchObject({ level: 'IV', levelBefore: 'I' });
    expect(await figuresOf(incidentId)).toEqual({ dead: 3, relocated: 400, needingAid: 700 });
    expect(await engine.row('report', wrong.id)).toMatchObject({ supersededBy: right.id });
    await refused(engine, 'report.supersedes-unknown', () =>
      people.report(incidentId, { dead: 2 }, { ...correction, division: KORLA }),
    );
  });

  test('a late report that is in already is a duplicate, in whatever order it names its figures', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    const asOf = engine.clock.now();
    engine.clock.advance(10 * MINUTE);
    await people.report(incidentId, { dead: 1, relocated: 20 }, { asOf });
    await people.report(incidentId, { dead: 2 });
    const same = () => people.report(incidentId, { dead: 1, relocated: 20 }, { asOf });
    await refused(engine, 'report.duplicate', same);
    await refused(engine, 'report.duplicate', () =>
      people.report(incidentId, { relocated: 20, dead: 1 }, { asOf }),
    );
  });

  test('words that the county adds for the same moment are news, not a duplicate', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    const asOf = engine.clock.now();
    await people.report(incidentId, { dead: 1 }, { asOf });
    const words = await people.report(incidentId, {}, { asOf, narrative: '道路中断' });
    expect(await engine.row('report', words.id)).toMatchObject({ narrative: '道路中断' });
    expect(await figuresOf(incidentId)).toEqual({ dead: 1 });
  });

  test('what is new since the last report is added to it, and to nothing where nothing is known', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    const since = (figures: Record<string, number>) => {
      engine.clock.advance(MINUTE);
      return people.report(incidentId, figures, { basis: 'since-last' });
    };
    await refused(engine, 'report.no-earlier-figure', () => since({ dead: 2 }));
    await people.report(incidentId, { dead: 3 });
    await since({ dead: 2 });
    expect(await figuresOf(incidentId)).toEqual({ dead: 5 });
    await refused(engine, 'report.no-earlier-figure', () => since({ missing: 1 }));
  });

  test('an agency that the plan does not have is refused when it is named, not when the leader decides', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    await people.report(incidentId, { dead: 5 });
    const propose = (namedAtStart: Record<string, string[]>) => () =>
      engine.run(proposeResponse, { incidentId, level: 'IV', namedAtStart }, 'office');
    await refused(engine, 'agency.unknown', propose({ 'work-groups': ['nobody'] }));
    await refused(engine, 'agency.unknown', propose({ 'no-such-group': ['water'] }));
    const { responseId } = await people.started('IV');
    const title = { zh: '运水', en: 'Carry water' };
    for (const recipient of ['agency:nobody', 'division:999999', 'post:director', 'water'])
      await refused(engine, 'task.recipient-unreachable', () =>
        engine.run(addTask, { responseId, recipient, title, reason: '缺水' }, 'office'),
      );
  });

  test('one command that breaks off in the middle harms no other that came with it', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    const input = {
      plan: PLAN,
      hazard: 'heat',
      title: '高温',
      occurredAt: Number.NaN,
      divisions: [HEJING],
      confirmDistinct: true,
    };
    const before = await engine.reader.count('incident', {});
    const outcomes = await Promise.allSettled([
      people.report(incidentId, { dead: 1 }),
      engine.run(logIncident, input, 'duty-officer'),
      people.report(incidentId, { dead: 2 }, { division: KORLA }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await engine.reader.count('incident', {})).toBe(before);
    expect(await engine.reader.count('report', { incidentId })).toBe(2);
    expect((await engine.row('incident', incidentId)).seq).toBe(3);
  });
});
