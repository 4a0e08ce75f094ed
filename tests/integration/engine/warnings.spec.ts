import { expect, test } from '@jest/globals';
import { readCap, writeCap } from '#cap';
import { beijingIso } from '#kernel';
import {
  ANNOUNCED,
  assessWarning,
  becomeIncident,
  cancelWarning,
  chooseMeasures,
  recordWarning,
  responseMessages,
  updateWarning,
} from '#preparation';
import { proposeAdjustment, proposeResponse, proposeTermination } from '#response';
import { planOf } from '#runtime';
import { acknowledgeTask, completeTask, releaseTask, withdrawTask } from '#tasking';
import { schemaErrors } from '../../support/cap/schema.ts';
import type { TestEngine } from '../../support/engine.ts';
import { onEveryCombination } from './combined.ts';
import { HEJING, KORLA, LEVELS, People, PLAN } from './people.ts';
import { refused } from './refused.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;

const byHand = (engine: TestEngine, given = {}) =>
  engine.run(
    recordWarning,
    {
      plan: PLAN,
      hazard: 'flood',
      title: '山区暴雨',
      source: '州气象局',
      divisions: [HEJING],
      expiresAt: engine.clock.now() + DAY,
      ...given,
    },
    'duty-officer',
  );

const assess = (engine: TestEngine, warningId: string, given = {}) =>
  engine.run(
    assessWarning,
    { warningId, text: '山洪风险高', participants: ['气象', '水利'], figures: { relocated: 500 }, ...given },
    'office',
  );

/** A warning on which these measures were set going. */
async function preparing(engine: TestEngine, measures: number[], given = {}) {
  const { id } = await byHand(engine, given);
  await assess(engine, id);
  await engine.run(chooseMeasures, { warningId: id, measures }, 'office');
  await engine.settle();
  return id;
}

const tasks = (engine: TestEngine, incidentId: string) =>
  engine.reader.find('task', { incidentId }, { orderBy: 'id' });

onEveryCombination((scene) => {
  test('a warning by telephone says whose words it is, and reaches the duty room', async () => {
    const engine = scene.test;
    const { id, seq } = await byHand(engine);
    await engine.settle();
    expect(await engine.row('warning', id)).toMatchObject({ seq, state: 'received', exercise: false });
    const [fact] = await engine.reader.facts({ incidentId: id });
    expect(fact).toMatchObject({
      fact: 'warning.received',
      cite: '3',
      actor: { id: 'duty-officer', onBehalfOf: '州气象局' },
      plan: expect.stringContaining('2025-06-12'),
      exercise: false,
    });
    const told = await engine.reader.find('delivery', { incidentId: id });
    expect(told.map(({ recipient }) => recipient).sort()).toEqual([
      'post:duty-officer',
      'post:office',
      'post:shift-leader',
    ]);
    expect(new Set(told.map(({ state }) => state))).toEqual(new Set(['delivered']));
  });

  test('measures are dispatched once each, acknowledged and done like any other task', async () => {
    const engine = scene.test;
    const id = await preparing(engine, [2, 3]);
    const sent = await tasks(engine, id);
    expect(
      sent.map(({ key, recipient, state, data }) => [key, recipient, state, data.cite, data.form]),
    ).toEqual([
      ['pass-warning-to-counties', 'agency:committee-office', 'issued', '3(2)', 'order'],
      ['prepare-county-relief', `division:${HEJING}`, 'issued', '3(2)', 'order'],
      ['ready-supplies', 'agency:emergency-management', 'issued', '3(3)', 'order'],
      ['ready-supplies', 'agency:development-reform', 'issued', '3(3)', 'order'],
      ['move-supplies-ahead', 'agency:development-reform', 'offered', '3(3)', 'order'],
      ['ready-transport', 'agency:transport', 'issued', '3(3)', 'order'],
      ['ready-transport', 'agency:railway', 'issued', '3(3)', 'request'],
      ['ready-transport', 'agency:civil-aviation', 'issued', '3(3)', 'request'],
    ]);
    const county = engine.as('county-reporter', { division: HEJING });
    await engine.run(acknowledgeTask, { taskId: sent[1]!.id }, county);
    await engine.run(completeTask, { taskId: sent[1]!.id }, county);
    expect(await engine.row('task', sent[1]!.id)).toMatchObject({ state: 'completed', responseId: null });
    await engine.run(releaseTask, { taskId: sent[4]!.id, reason: '道路将断' }, 'office');
    expect(await engine.row('task', sent[4]!.id)).toMatchObject({ state: 'issued' });

    // More measures later send only what is new; a county that joined gets its own task.
    await engine.run(
      updateWarning,
      { warningId: id, divisions: [HEJING, KORLA], reason: '范围扩大' },
      'duty-officer',
    );
    await engine.run(chooseMeasures, { warningId: id, measures: [1, 2] }, 'office');
    const added = (await tasks(engine, id)).slice(sent.length);
    expect(added.map(({ key, recipient }) => [key, recipient])).toEqual([
      ['brief-members-on-preparation', 'agency:committee-office'],
      ['report-preparation-upward', 'agency:committee-office'],
      ['prepare-county-relief', `division:${KORLA}`],
    ]);
    expect((await engine.row('warning', id)).data.chosen.map(({ numbers }) => numbers)).toEqual([
      [2, 3],
      [1, 2],
    ]);
  });

  test('who may, what there is, and in which order', async () => {
    const engine = scene.test;
    const { id } = await byHand(engine);
    const choose = (measures: number[], by = 'office') =>
      engine.run(chooseMeasures, { warningId: id, measures }, by);
    await refused(engine, 'command.not-allowed', () => choose([1]));
    await assess(engine, id);
    const problem = await refused(engine, 'preparation.not-authorised', () => choose([1], 'duty-officer'));
    expect(problem.extras).toMatchObject({ cite: '3', may: expect.arrayContaining(['office', 'director']) });
    await refused(engine, 'preparation.measure-unknown', () => choose([1, 7]));
    await refused(engine, 'figure.unknown-indicator', () => assess(engine, id, { figures: { ghosts: 1 } }));
    await refused(engine, 'actor.forbidden', () =>
      engine.run(assessWarning, { warningId: id, text: 'x', participants: ['x'] }, 'administrator'),
    );
    await refused(engine, 'warning.expiry-passed', () => byHand(engine, { expiresAt: engine.clock.now() }));
    await refused(engine, 'hazard.unknown', () => byHand(engine, { hazard: 'meteor' }));
    await refused(engine, 'division.unknown', () => byHand(engine, { divisions: ['999999'] }));
    await refused(engine, 'command.stale', () =>
      engine.run(chooseMeasures, { warningId: id, measures: [1], expectedSeq: 1 }, 'office'),
    );
    expect(await choose([1], 'director')).toMatchObject({ state: 'preparing' });
  });

  test('an end by the office withdraws what is open and says so', async () => {
    const engine = scene.test;
    const id = await preparing(engine, [3]);
    const [first] = await tasks(engine, id);
    const bureau = scene.people.member('emergency-management');
    await engine.run(acknowledgeTask, { taskId: first!.id }, bureau);
    await engine.run(completeTask, { taskId: first!.id }, bureau);
    await refused(engine, 'preparation.not-authorised', () =>
      engine.run(cancelWarning, { warningId: id, reason: '无雨' }, 'duty-officer'),
    );
    await engine.run(cancelWarning, { warningId: id, reason: '无雨' }, 'office');
    const states = (await tasks(engine, id)).map(({ state }) => state);
    expect(states).toEqual(['completed', ...Array.from({ length: states.length - 1 }, () => 'withdrawn')]);
    expect(await engine.row('warning', id)).toMatchObject({ state: 'cancelled' });
    expect(await engine.reader.find('deadline', { subjectId: id })).toEqual([]);
    await refused(engine, 'command.not-allowed', () =>
      engine.run(becomeIncident, { warningId: id }, 'office'),
    );
  });

  test('it expires once, at its time; preparation goes on, and an update brings it back', async () => {
    const engine = scene.test;
    const id = await preparing(engine, [4]);
    const { expiresAt } = await engine.row('warning', id);
    engine.clock.set(expiresAt! - 1);
    await engine.engine.sweep.run();
    expect(await engine.row('warning', id)).toMatchObject({ state: 'preparing' });
    engine.clock.set(expiresAt!);
    await engine.engine.sweep.run();
    await engine.engine.sweep.run();
    expect((await engine.facts(id)).filter((fact) => fact.startsWith('warning.exp'))).toEqual([
      'warning.expiry-passed',
      'warning.expired',
    ]);
    expect(await engine.row('warning', id)).toMatchObject({ state: 'expired' });
    expect(new Set((await tasks(engine, id)).map(({ state }) => state))).toEqual(new Set(['issued']));
    await engine.run(
      updateWarning,
      { warningId: id, expiresAt: engine.clock.now() + HOUR, reason: '雨势持续' },
      'duty-officer',
    );
    expect(await engine.row('warning', id)).toMatchObject({ state: 'received' });
    engine.clock.advance(HOUR);
    await engine.engine.sweep.run();
    expect(await engine.row('warning', id)).toMatchObject({ state: 'expired' });
  });

  test('one action makes it an incident that names it, and both keep their history', async () => {
    const engine = scene.test;
    const id = await preparing(engine, [2], { title: '和静山洪预警' });
    const before = await engine.facts(id);
    const { incidentId } = await engine.run(
      becomeIncident,
      { warningId: id, place: '巴音布鲁克', confirmDistinct: true },
      'duty-officer',
    );
    const warning = await engine.row('warning', id);
    const incident = await engine.row('incident', incidentId);
    expect(warning).toMatchObject({ state: 'becameIncident', becameIncidentId: incidentId });
    expect(incident).toMatchObject({
      hazard: 'flood',
      exercise: false,
      planVersion: '2025-06-12',
      data: { title: '和静山洪预警', affected: [HEJING], place: '巴音布鲁克', warningId: id },
    });
    expect(await engine.facts(id)).toEqual([...before, 'warning.became-incident']);
    const [logged] = await engine.reader.facts({ incidentId });
    expect(logged).toMatchObject({ fact: 'incident.logged', data: { warningId: id } });
    // What was set going on the warning can still be done.
    const county = engine.as('county-reporter', { division: HEJING });
    const own = (await tasks(engine, id)).find(({ recipient }) => recipient === `division:${HEJING}`)!;
    await engine.run(acknowledgeTask, { taskId: own.id }, county);
    await engine.run(withdrawTask, { taskId: own.id, reason: '转入响应' }, 'office');
    await scene.people.report(incidentId, { dead: 5, missing: 0 });
    expect((await engine.row('incident', incidentId)).data.assessment.classification.level).toBe('IV');
    await refused(engine, 'command.not-allowed', () =>
      engine.run(becomeIncident, { warningId: id, confirmDistinct: true }, 'duty-officer'),
    );
  });

  test('what logging refuses leaves the warning as it was', async () => {
    const engine = scene.test;
    const { id } = await byHand(engine);
    const later = { warningId: id, occurredAt: engine.clock.now() + DAY, confirmDistinct: true };
    await refused(engine, 'incident.time-in-future', () => engine.run(becomeIncident, later, 'duty-officer'));
    await scene.people.log();
    await refused(engine, 'incident.duplicate', () =>
      engine.run(becomeIncident, { warningId: id }, 'duty-officer'),
    );
  });

  test('an exercise is marked in every fact and message and becomes an exercise', async () => {
    const engine = scene.test;
    const id = await preparing(engine, [2], { exercise: true });
    const { incidentId } = await engine.run(
      becomeIncident,
      { warningId: id, confirmDistinct: true },
      'office',
    );
    expect(await engine.row('incident', incidentId)).toMatchObject({ exercise: true });
    const facts = [
      ...(await engine.reader.facts({ incidentId: id })),
      ...(await engine.reader.facts({ incidentId })),
    ];
    expect(facts.length).toBeGreaterThan(5);
    expect(facts.filter(({ exercise }) => !exercise)).toEqual([]);
    const sent = await engine.reader.find('delivery', { incidentId: id });
    expect(sent.length).toBeGreaterThan(3);
    expect(sent.filter(({ exercise }) => !exercise)).toEqual([]);
  });

  test('a response’s start, adjustments and end leave as valid CAP that refers back', async () => {
    const engine = scene.test;
    const people = new People(engine);
    const messagesOf = async (incidentId: string) => {
      const facts = await engine.reader.facts({ incidentId, fact: ANNOUNCED });
      const incident = await engine.row('incident', incidentId);
      return responseMessages(planOf(engine.engine.plans, incident).plan, incident, facts, 'kaidu');
    };
    const { incidentId, responseId } = await people.started('IV');
    await people.report(incidentId, { dead: 10 });
    const raise = await engine.run(proposeAdjustment, { responseId, level: 'III' }, 'office');
    await people.approve(raise.approvalId, LEVELS['III']!.decides);
    await people.settleAll(responseId);
    const end = await engine.run(proposeTermination, { responseId, reason: '救助结束' }, 'office');
    await people.approve(end.approvalId, LEVELS['III']!.decides);
    const messages = await messagesOf(incidentId);
    expect(
      messages.map(({ msgType, status, references }) => [msgType, status, references?.split(' ').length]),
    ).toEqual([
      ['Alert', 'Actual', undefined],
      ['Update', 'Actual', 1],
      ['Cancel', 'Actual', 2],
    ]);
    expect(messages[1]!.info[0]).toMatchObject({
      category: ['Met'],
      event: '洪涝',
      severity: 'Moderate',
      headline: expect.stringContaining('提升为三级响应'),
      area: [{ areaDesc: '和静县' }],
    });
    expect(messages[2]!.references).toContain(`kaidu,${messages[1]!.identifier},${messages[1]!.sent}`);

    const played = await people.log({ exercise: true });
    await people.report(played, { dead: 5, missing: 0 });
    const { approvalId } = await engine.run(proposeResponse, { incidentId: played, level: 'IV' }, 'office');
    await people.approve(approvalId, LEVELS['IV']!.decides);
    const [exercise] = await messagesOf(played);
    expect(exercise).toMatchObject({
      status: 'Exercise',
      info: [{ headline: expect.stringMatching(/^【演练】/) }, {}],
    });

    const written = [...messages, exercise!].map(writeCap);
    expect(written.map(readCap)).toEqual([...messages, exercise]);
    expect(await schemaErrors(...written)).toEqual([]);
    expect(messages[0]!.sent).toBe(beijingIso(engine.clock.now()));
    // Nothing of the figures goes out.
    expect(written.join()).not.toMatch(/dead|死亡|10人/);
  });
});
