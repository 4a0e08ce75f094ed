import { expect, test } from '@jest/globals';
import { stabiliseIncident } from '#incident';
import { previewAdjustment, proposeAdjustment, proposeTermination } from '#response';
import { listedTasks, type TaskRow } from '#runtime';
import { acknowledgeTask } from '#tasking';
import { onEveryCombination } from './combined.ts';
import { LEVELS, type Running } from './people.ts';
import { refused } from './refused.ts';

const duty = ({ key, recipient }: Pick<TaskRow, 'key' | 'recipient'>) => `${key} ${recipient}`;
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();

onEveryCombination((scene) => {
  const adjust = (responseId: string, level: string) =>
    scene.test.run(proposeAdjustment, { responseId, level, reason: '形势变化' }, 'office');
  /** The counties report what calls for the level, and the office proposes it. */
  const called = async ({ incidentId, responseId }: Running, level: string) => {
    scene.test.clock.advance(1000);
    await scene.people.report(incidentId, { dead: LEVELS[level]!.dead });
    return adjust(responseId, level);
  };
  const moved = async (running: Running, level: string) => {
    const { approvalId, post } = await called(running, level);
    await scene.people.approve(approvalId, post, { confirmWithdraw: true });
    await scene.test.settle();
    return approvalId;
  };

  test('raising sends what is new, keeps what is under way and withdraws nothing', async () => {
    const { test: engine, people } = scene;
    const running = await people.started('IV');
    const { responseId } = running;
    const roads = await people.task(responseId, 'clear-blocked-roads', 'transport');
    const rescue = await people.task(responseId, 'join-rescue', 'fire-rescue');
    await engine.run(acknowledgeTask, { taskId: roads.id }, people.member('transport'));
    await engine.run(acknowledgeTask, { taskId: rescue.id }, people.member('fire-rescue'));
    const before = await people.tasks(responseId);
    const approvalId = await moved(running, 'III');
    const raise = { post: 'deputy-director-bureau-head', data: { kind: 'raise' } };
    expect(await engine.row('approval', approvalId)).toMatchObject(raise);

    // The level above does not ask for cleared roads: the work goes on all the same.
    const after = await people.tasks(responseId);
    const old = new Set(ids(before));
    expect(after.filter(({ id }) => old.has(id))).toEqual(before);
    expect(await engine.row('task', roads.id)).toMatchObject({ state: 'acknowledged' });
    const fresh = after.filter(({ id }) => !old.has(id));
    expect(fresh.length).toBeGreaterThan(5);
    expect(new Set(fresh.map(({ data }) => data.level))).toEqual(new Set(['III']));
    expect(new Set(after.map(duty)).size).toBe(after.length);
    const told = await engine.reader.find('delivery', { incidentId: running.incidentId });
    const isFresh = new Set(ids(fresh));
    const messages = told.filter((row) => listedTasks(row).some((id) => isFresh.has(id)));
    const issued = fresh.filter(({ state }) => state === 'issued');
    expect(messages.flatMap(listedTasks).sort()).toEqual(ids(issued));
    // One message for each recipient, however many tasks it has, and as urgent as the most urgent of them.
    expect(messages.map(({ recipient }) => recipient).sort()).toEqual(
      [...new Set(issued.map(({ recipient }) => recipient))].sort(),
    );
    for (const { recipient, urgency } of messages)
      expect(urgency).toBe(
        issued.some((task) => task.recipient === recipient && task.urgency === 'urgent')
          ? 'urgent'
          : 'routine',
      );
  });

  test('lowering withdraws what falls away, with notice, once a person has seen the list', async () => {
    const { test: engine, people } = scene;
    const running = await people.started('III');
    const { incidentId, responseId } = running;
    const { approvalId, post } = await called(running, 'IV');
    expect(post).toBe('deputy-director-bureau-head');
    const incident = await engine.row('incident', incidentId);
    const response = await engine.row('response', responseId);
    const { plan } = engine.engine.plans.version(incident.planId, incident.planVersion);
    const seen = await previewAdjustment(engine.reader, plan, { incident, response }, 'IV');
    const problem = await refused(engine, 'decision.lowering-unconfirmed', () =>
      people.approve(approvalId, post),
    );
    expect(ids(problem.extras['withdraws'] as { id: string }[])).toEqual(ids(seen.withdraws));

    await people.approve(approvalId, post, { confirmWithdraw: true });
    await engine.settle();
    const gone = await people.tasks(responseId, { state: 'withdrawn' });
    expect(ids(gone)).toEqual(ids(seen.withdraws));
    // Whoever had been asked is told; an offer that nobody saw goes silently.
    const asked = seen.withdraws.filter(({ state }) => state === 'issued');
    expect(asked.length).toBeGreaterThan(3);
    const messages = await engine.reader.find('delivery', { incidentId, state: 'delivered' });
    const notices = messages.filter(({ message }) => message.kind === 'task.withdrawn');
    expect(notices.flatMap(listedTasks).sort()).toEqual(ids(asked));
    expect(new Set(notices.map(({ recipient }) => recipient)).size).toBe(notices.length);
    for (const { id, state } of seen.stay) expect((await engine.row('task', id)).state).toBe(state);
    expect(await people.task(responseId, 'settle-funds', 'finance')).toMatchObject({ state: 'armed' });

    // What was withdrawn is sent anew when the plan calls for it again.
    await moved(running, 'III');
    const open = (await people.tasks(responseId)).filter(({ state }) => state !== 'withdrawn').map(duty);
    expect(gone.map(duty).filter((one) => !open.includes(one))).toEqual([]);
    expect(new Set(open).size).toBe(open.length);
  });

  test('a lower level chosen when a raise was proposed is confirmed like any lowering', async () => {
    const { test: engine, people } = scene;
    const running = await people.started('III');
    const { approvalId, post } = await called(running, 'II');
    const lower = { level: 'IV', reason: '救灾力量充足' };
    await refused(engine, 'decision.lowering-unconfirmed', () => people.approve(approvalId, post, lower));
    await people.approve(approvalId, post, { ...lower, confirmWithdraw: true });
    expect(await engine.row('response', running.responseId)).toMatchObject({ level: 'IV' });
    expect(await engine.row('approval', approvalId)).toMatchObject({ data: { kind: 'lower' } });
  });

  test('the end is for whoever may start the level; settlement goes on, and the highest are told', async () => {
    const { test: engine, people } = scene;
    const running = await people.started('III');
    const { incidentId, responseId } = running;
    await moved(running, 'IV');
    await people.consulted(incidentId);
    await engine.run(stabiliseIncident, { incidentId, reason: '会商认定稳定' }, 'office');
    const { approvalId, post } = await engine.run(
      proposeTermination,
      { responseId, reason: '结束' },
      'office',
    );
    expect(post).toBe('deputy-office-director');
    await refused(engine, 'decision.level-not-applicable', () =>
      people.approve(approvalId, post, { level: 'III', reason: '不' }),
    );
    await people.settleAll(responseId);
    await people.approve(approvalId, post);
    await engine.settle();
    expect(await engine.row('response', responseId)).toMatchObject({ state: 'terminated' });
    expect(await engine.row('incident', incidentId)).toMatchObject({ state: 'recovering' });
    const states = new Set((await people.tasks(responseId)).map(({ state }) => state));
    expect(states).toEqual(new Set(['issued', 'completed', 'withdrawn']));
    const settlement = await people.task(responseId, 'settle-funds', 'finance');
    expect(settlement).toMatchObject({ state: 'issued', data: { outlives: true } });
    const facts = await engine.reader.facts({ stream: 'task', streamId: settlement.id });
    expect(facts.at(-1)).toMatchObject({ fact: 'task.carried-over' });
    // Level III had been reached, and its director hears of the end.
    const all = await engine.reader.find('delivery', { incidentId }, { orderBy: 'id' });
    const told = all.filter(({ message }) => message.kind === 'notice');
    expect(told.at(-1)).toMatchObject({
      recipient: 'post:director',
      message: { title: { zh: '响应已终止' } },
    });
  });

  test('there is one response to an incident, and one decision at a time on it', async () => {
    const { test: engine, people } = scene;
    const { responseId } = await people.started('IV');
    await refused(engine, 'response.same-level', () => adjust(responseId, 'IV'));
    await refused(engine, 'level.unknown', () => adjust(responseId, 'V'));
    const unexplained = { responseId, level: 'III' };
    await refused(engine, 'proposal.reason-required', () =>
      engine.run(proposeAdjustment, unexplained, 'office'),
    );
    await refused(engine, 'actor.forbidden', () =>
      engine.run(proposeAdjustment, { ...unexplained, reason: '…' }, 'duty-officer'),
    );
    await adjust(responseId, 'III');
    await refused(engine, 'response.pending-decision', () => adjust(responseId, 'II'));
    await refused(engine, 'response.pending-decision', () =>
      engine.run(proposeTermination, { responseId }, 'office'),
    );
  });
});
