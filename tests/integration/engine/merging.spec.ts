import { expect, test } from '@jest/globals';
import { asKnown } from '#history';
import { mergeIncident, splitIncident, unmergeIncident } from '#incident';
import type { IncidentRow } from '#runtime';
import type { TestEngine } from '../../support/engine.ts';
import { onEveryCombination, type Scene } from './combined.ts';
import { HEJING, KORLA, type People } from './people.ts';
import { refused } from './refused.ts';

const rowOf = async ({ reader }: TestEngine, id: string): Promise<IncidentRow> =>
  (await reader.get('incident', [id]))[0]!;
const levelOf = (row: IncidentRow) => row.data.assessment.classification.level;
const dutyOf = async ({ reader }: TestEngine, incidentId: string, division: string) =>
  (
    await reader.find(
      'report_duty',
      { incidentId, clock: 'first-report-county', subject: `division:${division}` },
      { orderBy: 'id' },
    )
  ).at(-1);

/** Two floods, four dead in each, of which the plan calls for nothing alone and for level III together. */
async function twoFloods(people: People) {
  const from = await people.log({ title: '和静洪水' });
  await people.report(from, { dead: 4, missing: 0 });
  const into = await people.log({ title: '库尔勒洪水', divisions: [KORLA] });
  await people.report(into, { dead: 7, missing: 0 }, { division: KORLA });
  return { from, into };
}

const merge = ({ test: engine }: Scene, from: string, into: string, overlap?: 'later' | 'sum') =>
  engine.run(
    mergeIncident,
    { incidentId: from, into, reason: '同一场洪水', ...(overlap ? { overlap } : {}) },
    'office',
  );

/** Whether the journal, folded, says of the process what its row says. */
async function expectKnown(engine: TestEngine, id: string): Promise<void> {
  const row = await rowOf(engine, id);
  const facts = await engine.reader.facts({ incidentId: id });
  const known = asKnown(engine.engine.plans, facts, engine.clock.now());
  const { affected, effective, otherHazards } = row.data;
  expect(known.data).toMatchObject({ affected, effective, otherHazards });
  expect([known.state, known.level, known.seq]).toEqual([row.state, levelOf(row), row.seq]);
}

onEveryCombination((scene) => {
  test('two processes become one that is classified anew, and every word of both stays', async () => {
    const { test: engine, people } = scene;
    const { from, into } = await twoFloods(people);
    expect([levelOf(await rowOf(engine, from)), levelOf(await rowOf(engine, into))]).toEqual([null, 'IV']);
    engine.clock.advance(3600_000);
    const answer = await merge(scene, from, into);
    expect(answer).toMatchObject({ into, level: 'III', levelBefore: 'IV' });
    const [gone, now] = [await rowOf(engine, from), await rowOf(engine, into)];
    expect([gone.state, gone.context]).toEqual(['merged', { mergedInto: into, was: 'reported' }]);
    expect(now.data.affected).toEqual([KORLA, HEJING]);
    expect(now.data.effective[HEJING]!.figures).toEqual({ dead: 4, missing: 0 });
    const carried = await engine.reader.find('report', { incidentId: into, division: HEJING });
    expect(carried).toMatchObject([{ channel: 'process', kind: 'first', counted: true }]);
    expect(await engine.reader.count('report', { incidentId: from })).toBe(1);
    // The county reported in time; the process that it now belongs to does not call it late.
    expect(await dutyOf(engine, into, HEJING)).toMatchObject({
      state: 'submitted',
      data: { last: { late: false } },
    });
    const told = await engine.reader.find('delivery', { incidentId: into, recipient: `division:${HEJING}` });
    expect(told.map(({ message }) => message.title.zh)).toContain(
      '「和静洪水」并入「库尔勒洪水」，此后灾情报入后者',
    );
    await expectKnown(engine, into);
    await expectKnown(engine, from);

    const problem = await refused(engine, 'incident.is-merged', () => people.report(from, { dead: 5 }));
    expect(problem.extras).toMatchObject({ mergedInto: into });
    await people.report(into, { dead: 5 }, { asOf: engine.clock.now() });
    expect((await rowOf(engine, into)).data.effective[HEJING]!.figures).toMatchObject({ dead: 5 });
  });

  test('a merge is undone: each goes on with what is its own', async () => {
    const { test: engine, people } = scene;
    const { from, into } = await twoFloods(people);
    await merge(scene, from, into);
    await people.report(into, { dead: 8, missing: 0 }, { division: KORLA, asOf: engine.clock.now() + 1 });
    const undo = { incidentId: from, reason: '查明是两场' };
    expect(await engine.run(unmergeIncident, undo, 'office')).toMatchObject({
      state: 'reported',
      from: into,
    });
    const [back, other] = [await rowOf(engine, from), await rowOf(engine, into)];
    expect([back.context, levelOf(back)]).toEqual([{ mergedInto: null, was: null }, null]);
    expect(Object.keys(other.data.effective)).toEqual([KORLA]);
    expect([other.data.affected, levelOf(other)]).toEqual([[KORLA], 'IV']);
    expect(other.data.absorbed).toEqual([]);
    await expectKnown(engine, into);
    await expectKnown(engine, from);
    await people.report(from, { dead: 5, missing: 0 }, { asOf: engine.clock.now() + 2 });
    expect(levelOf(await rowOf(engine, from))).toBe('IV');
    await refused(engine, 'command.not-allowed', () => engine.run(unmergeIncident, undo, 'office'));
    // It may turn out to be one after all.
    expect(await merge(scene, from, into)).toMatchObject({ level: 'III' });
    await expectKnown(engine, into);
  });

  test('a report that came between the merge and its undoing stays where it was sent', async () => {
    const { test: engine, people } = scene;
    const { from, into } = await twoFloods(people);
    await merge(scene, from, into);
    await people.report(into, { relocated: 300 }, { asOf: engine.clock.now() + 1 });
    await engine.run(unmergeIncident, { incidentId: from, reason: '查明是两场' }, 'office');
    const other = await rowOf(engine, into);
    expect(other.data.effective[HEJING]!.figures).toEqual({ relocated: 300 });
    expect(other.data.affected).toEqual([KORLA, HEJING]);
    await expectKnown(engine, into);
  });

  test('figures of one division in both need a word on what they are', async () => {
    const { test: engine, people } = scene;
    const from = await people.log({ title: '山洪' });
    await people.report(from, { dead: 3, missing: 0, relocated: 500 });
    const into = await people.log({ title: '滑坡', hazard: 'landslide' });
    await people.report(into, { dead: 4, missing: 0 });
    const problem = await refused(engine, 'incident.merge-overlap', () => merge(scene, from, into));
    expect(problem.extras['overlap']).toMatchObject([
      { division: HEJING, from: { figures: { dead: 3 } }, into: { figures: { dead: 4 } } },
    ]);
    await merge(scene, from, into, 'sum');
    const row = await rowOf(engine, into);
    expect(row.data.effective[HEJING]!.figures).toEqual({ dead: 7, missing: 0, relocated: 500 });
    expect(row.data.otherHazards).toEqual(['flood']);
    const [carried] = await engine.reader.find('report', { incidentId: into, channel: 'process' });
    expect(carried!.narrative).toContain('relocated');
    await expectKnown(engine, into);
  });

  test('one event told twice counts once: of each figure the later word', async () => {
    const { test: engine, people } = scene;
    const start = engine.clock.now();
    const from = await people.log({ title: '洪水一' });
    await people.report(from, { dead: 3, missing: 2 }, { asOf: start });
    const into = await people.log({ title: '洪水二' });
    engine.clock.advance(60_000);
    await people.report(into, { dead: 4 });
    await merge(scene, from, into, 'later');
    expect((await rowOf(engine, into)).data.effective[HEJING]!.figures).toEqual({ dead: 4, missing: 2 });
    await expectKnown(engine, into);
  });

  test('what cannot be merged is told why, and nothing is half done', async () => {
    const { test: engine, people } = scene;
    const { from, into } = await twoFloods(people);
    await refused(engine, 'incident.merge-itself', () => merge(scene, from, from));
    const exercise = await people.log({ exercise: true });
    await refused(engine, 'incident.merge-mismatch', () => merge(scene, exercise, into));
    const proposed = await people.proposed('IV');
    await refused(engine, 'incident.merge-undecided', () => merge(scene, proposed.incidentId, into));
    const running = await people.started('IV');
    await refused(engine, 'incident.merge-responding', () => merge(scene, running.incidentId, into));
    await refused(engine, 'actor.forbidden', () =>
      engine.run(
        mergeIncident,
        { incidentId: from, into, reason: '…' },
        engine.as('county-reporter', { division: HEJING }),
      ),
    );
    // The other way round it can: the response goes on with both.
    const answer = await merge(scene, from, running.incidentId, 'sum');
    expect(answer.into).toBe(running.incidentId);
    expect((await rowOf(engine, running.incidentId)).state).toBe('responding');
    await expectKnown(engine, running.incidentId);
  });

  test('a division is split off with what it reported, and merged back', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log({ title: '暴雨', divisions: [HEJING, KORLA] });
    await people.report(incidentId, { dead: 4, missing: 0 });
    await people.report(incidentId, { dead: 7, missing: 0 }, { division: KORLA });
    expect(levelOf(await rowOf(engine, incidentId))).toBe('III');
    engine.clock.advance(3 * 3600_000);
    const split = { incidentId, title: '和静泥石流', hazard: 'debris-flow', reason: '成因不同' };
    await refused(engine, 'incident.split-all', () =>
      engine.run(splitIncident, { ...split, divisions: [HEJING, KORLA] }, 'office'),
    );
    await refused(engine, 'incident.split-not-affected', () =>
      engine.run(splitIncident, { ...split, divisions: ['652822'] }, 'office'),
    );
    const answer = await engine.run(splitIncident, { ...split, divisions: [HEJING] }, 'office');
    expect(answer).toMatchObject({ level: null, levelLeft: 'IV' });
    const [part, left] = [await rowOf(engine, answer.id), await rowOf(engine, incidentId)];
    expect([part.hazard, part.data.affected, left.data.affected]).toEqual(['debris-flow', [HEJING], [KORLA]]);
    expect(part.data.effective[HEJING]!.figures).toEqual({ dead: 4, missing: 0 });
    // It had reported within two hours: the new process, logged later, does not call that late.
    expect(await dutyOf(engine, answer.id, HEJING)).toMatchObject({ data: { last: { late: false } } });
    await expectKnown(engine, incidentId);
    await expectKnown(engine, answer.id);

    expect(await merge(scene, answer.id, incidentId)).toMatchObject({ level: 'III' });
    const whole = await rowOf(engine, incidentId);
    expect(whole.data.affected.toSorted()).toEqual([KORLA, HEJING].toSorted());
    expect(whole.data.otherHazards).toEqual(['debris-flow']);
    await expectKnown(engine, incidentId);
  });
});
