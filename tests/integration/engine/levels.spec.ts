import { expect } from '@jest/globals';
import { stabiliseIncident } from '#incident';
import { previewAdjustment, proposeAdjustment, startDirectly } from '#response';
import type { TaskRow } from '#runtime';
import { acknowledgeTask } from '#tasking';
import { everywhere } from '../../support/desk.ts';

const duty = ({ key, recipient }: Pick<TaskRow, 'key' | 'recipient'>) => `${key} ${recipient}`;
const GOVERNMENT = 'party-committee-government';

everywhere((test) => {
  test('raising sends what is new, keeps what is under way and withdraws nothing', async (desk) => {
    const running = await desk.started('IV');
    const { responseId } = running;
    const roads = { responseId, key: 'clear-blocked-roads', recipient: 'agency:transport' };
    const rescue = { responseId, key: 'join-rescue', recipient: 'agency:fire-rescue' };
    for (const where of [roads, rescue])
      await desk.do(
        acknowledgeTask,
        { taskId: (await desk.task(where)).id },
        `agency-member:${where.recipient.slice(7)}`,
      );
    const before = await desk.tasks({ responseId });
    const approvalId = await desk.moved(running, 'IV', 'III');
    expect(await desk.row('approval', approvalId)).toMatchObject({
      post: 'deputy-director-bureau-head',
      data: { kind: 'raise' },
    });

    const after = await desk.tasks({ responseId });
    expect(after.slice(0, before.length)).toEqual(before);
    // The level above does not ask for cleared roads: the work goes on all the same.
    expect(await desk.task(roads)).toMatchObject({ state: 'acknowledged', data: { level: 'IV' } });
    expect(new Set(after.map(duty)).size).toBe(after.length);
    const fresh = after.slice(before.length);
    expect(fresh.length).toBeGreaterThan(5);
    expect(new Set(fresh.map(({ data }) => data.level))).toEqual(new Set(['III']));
    expect(after.filter(({ state }) => state === 'withdrawn')).toEqual([]);
    await desk.expectWhole();
  });

  test('lowering withdraws what falls away, with notice, once a person has seen the list', async (desk) => {
    const running = await desk.started('III');
    const { incidentId, responseId } = running;
    await desk.report(incidentId, { dead: 6 }, { asOf: desk.clock.now() + 1 });
    const { approvalId, post } = await desk.adjust(responseId, 'IV');
    expect(post).toBe('deputy-director-bureau-head');
    const preview = await previewAdjustment(
      desk.reader,
      desk.plan,
      { incident: await desk.row('incident', incidentId), response: await desk.row('response', responseId) },
      'IV',
    );
    const withdraws = preview.withdraws.map(({ id }) => id).sort();
    const refused = await desk.refusal(() => desk.approve(approvalId, post));
    expect(refused.code).toBe('decision.lowering-unconfirmed');
    expect((refused.extras['withdraws'] as { id: string }[]).map(({ id }) => id).sort()).toEqual(withdraws);

    const told = preview.withdraws.filter(({ state }) => state === 'issued').map(({ id }) => id);
    await desk.approve(approvalId, post, { confirmWithdraw: true });
    await desk.settle();
    const gone = await desk.tasks({ responseId, state: 'withdrawn' });
    expect(gone.map(({ id }) => id).sort()).toEqual(withdraws);
    expect(told.length).toBeGreaterThan(3);
    const notices = (await desk.reader.find('delivery', { incidentId })).filter(
      ({ message }) => message.kind === 'task.withdrawn',
    );
    expect(notices.map(({ taskId }) => taskId).sort()).toEqual(told.sort());
    for (const { id, state } of preview.stay) expect((await desk.row('task', id)).state).toBe(state);
    // Settlement outlives any level.
    expect((await desk.tasks({ responseId, key: 'settle-funds' })).map(({ state }) => state)).toEqual([
      'armed',
    ]);

    // What was withdrawn is sent anew when the plan calls for it again.
    await desk.moved(running, 'IV', 'III');
    const open = (await desk.tasks({ responseId })).filter(({ state }) => state !== 'withdrawn');
    const again = gone.map(duty).filter((one) => !open.map(duty).includes(one));
    expect(again).toEqual([]);
    expect(new Set(open.map(duty)).size).toBe(open.length);
    await desk.expectWhole();
  });

  test('a lower level chosen when a raise was proposed is confirmed like any lowering', async (desk) => {
    const running = await desk.started('III');
    await desk.report(running.incidentId, { dead: 16 }, { asOf: desk.clock.now() + 1 });
    const { approvalId } = await desk.adjust(running.responseId, 'II');
    const lower = { level: 'IV', reason: '救灾力量充足' };
    const refused = await desk.refusal(() => desk.approve(approvalId, 'deputy-director', lower));
    expect(refused.code).toBe('decision.lowering-unconfirmed');
    await desk.approve(approvalId, 'deputy-director', { ...lower, confirmWithdraw: true });
    expect(await desk.row('response', running.responseId)).toMatchObject({ level: 'IV' });
  });

  test('the end is decided by who may start the level, told to all, and settlement goes on', async (desk) => {
    const running = await desk.started('III');
    const { incidentId, responseId } = running;
    await desk.moved(running, 'III', 'IV');
    await desk.do(stabiliseIncident, { incidentId, reason: '会商认定稳定' }, 'office');
    const { approvalId, post } = await desk.terminate(responseId);
    expect(post).toBe('deputy-office-director');
    const level = await desk.refusal(() => desk.approve(approvalId, post, { level: 'III', reason: '不' }));
    expect(level.code).toBe('decision.level-not-applicable');
    await desk.approve(approvalId, post);
    await desk.settle();
    expect(await desk.row('response', responseId)).toMatchObject({ state: 'terminated' });
    expect(await desk.row('incident', incidentId)).toMatchObject({ state: 'recovering' });
    expect(await desk.tasks({ responseId, state: ['offered', 'armed'] })).toEqual([]);
    const settle = (await desk.tasks({ responseId, key: 'settle-funds' }))[0]!;
    expect(settle.state).toBe('issued');
    expect(await desk.facts('task', settle.id)).toContain('task.carried-over');
    // Whoever was told at the highest level reached, III, hears of the end.
    const ended = (await desk.reader.find('delivery', { incidentId, taskId: null })).at(-1)!;
    expect(ended).toMatchObject({ recipient: 'post:director', message: { title: { en: 'Response ended' } } });
    await desk.expectWhole();
  });

  test('the Party committee or government starts level I directly, without a figure', async (desk) => {
    const incidentId = await desk.log();
    const order = { incidentId, level: 'I', reason: '州委决定' };
    const refused = await desk.refusal(() => desk.do(startDirectly, order, 'director'));
    expect(refused).toMatchObject({ code: 'response.not-direct', extras: { may: [GOVERNMENT] } });
    const lower = await desk.refusal(() => desk.do(startDirectly, { ...order, level: 'II' }, GOVERNMENT));
    expect(lower.code).toBe('response.not-direct');
    const { responseId, approvalId } = await desk.do(startDirectly, order, GOVERNMENT);
    await desk.settle();
    expect((await desk.tasks({ responseId, state: 'issued' })).length).toBeGreaterThan(30);
    const [fact] = await desk.reader.facts({ streamId: approvalId, fact: 'approval.approved' });
    expect(fact).toMatchObject({ cite: '5.1.2', reason: '州委决定', data: { direct: true, level: 'I' } });
    // Ending it is theirs as well.
    const ending = await desk.terminate(responseId);
    expect(ending.post).toBe(GOVERNMENT);
    const beneath = await desk.refusal(() => desk.approve(ending.approvalId, 'director'));
    expect(beneath.code).toBe('decision.not-authorised');
    await desk.approve(ending.approvalId, GOVERNMENT);
  });

  test('an order from above overtakes what the office was proposing', async (desk) => {
    const proposed = await desk.proposed('IV');
    const order = { level: 'I', reason: '州委决定' };
    await desk.do(startDirectly, { ...order, incidentId: proposed.incidentId }, GOVERNMENT);
    expect(await desk.row('approval', proposed.approvalId)).toMatchObject({ state: 'lapsed' });
    expect(await desk.row('response', proposed.responseId)).toMatchObject({ state: 'withdrawn' });

    const running = await desk.started('IV');
    await desk.report(running.incidentId, { dead: 12 }, { asOf: desk.clock.now() + 1 });
    const raise = await desk.adjust(running.responseId, 'III');
    await desk.do(startDirectly, { ...order, incidentId: running.incidentId }, GOVERNMENT);
    expect(await desk.row('approval', raise.approvalId)).toMatchObject({ state: 'lapsed' });
    expect(await desk.row('response', running.responseId)).toMatchObject({ state: 'active', level: 'I' });

    const ending = await desk.started('IV');
    const end = await desk.terminate(ending.responseId);
    await desk.do(startDirectly, { ...order, incidentId: ending.incidentId }, GOVERNMENT);
    expect(await desk.row('approval', end.approvalId)).toMatchObject({ state: 'lapsed' });
    expect(await desk.row('response', ending.responseId)).toMatchObject({ state: 'active', level: 'I' });
    // Nothing is left pending, so the office can go on.
    expect(await desk.adjust(ending.responseId, 'IV')).toMatchObject({ post: 'director' });
    await desk.expectWhole();
  });

  test('there is one response to an incident, and one decision at a time on it', async (desk) => {
    const running = await desk.started('IV');
    const second = await desk.refusal(() => desk.propose(running.incidentId, 'IV'));
    expect(second.code).toBe('response.exists');
    const same = await desk.refusal(() => desk.adjust(running.responseId, 'IV'));
    expect(same.code).toBe('response.same-level');
    const silent = { responseId: running.responseId, level: 'III' };
    const unexplained = await desk.refusal(() => desk.do(proposeAdjustment, silent, 'office'));
    expect(unexplained.code).toBe('proposal.reason-required');
    await desk.adjust(running.responseId, 'III');
    const pending = await desk.refusal(() => desk.terminate(running.responseId));
    expect(pending.code).toBe('response.pending-decision');
  });
});
