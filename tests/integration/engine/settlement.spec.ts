import { expect, test } from '@jest/globals';
import { proposeTermination } from '#response';
import { unsettledTasks } from '#runtime';
import { acknowledgeTask, reopenTask, settleTasks } from '#tasking';
import { onEveryCombination } from './combined.ts';
import { refused } from './refused.ts';

onEveryCombination((scene) => {
  test('a response ends only when each open task has been settled by itself', async () => {
    const { test: engine, people } = scene;
    const { incidentId, responseId } = await people.started('IV');
    const road = await people.task(responseId, 'clear-blocked-roads', 'transport');
    const toll = await people.task(responseId, 'open-toll-lanes', 'transport');
    const fund = await people.task(responseId, 'pre-allocate-funds', 'finance');
    await engine.run(acknowledgeTask, { taskId: toll.id }, people.member('transport'));
    const end = await engine.run(proposeTermination, { responseId, reason: '结束' }, 'office');
    const open = unsettledTasks(await people.tasks(responseId));
    const problem = await refused(engine, 'decision.tasks-unsettled', () =>
      people.approve(end.approvalId, end.post),
    );
    expect(problem.extras).toMatchObject({ cite: '5.7' });
    const listed = (problem.extras['unsettled'] as { id: string }[]).map(({ id }) => id).sort();
    expect(listed).toEqual(open.map(({ id }) => id).sort());
    expect(listed.length).toBeGreaterThan(5);

    const settle = (settlements: Parameters<typeof settleTasks.handle>[1]['settlements'], by = 'office') =>
      engine.run(settleTasks, { responseId, settlements }, by);
    const done = { outcome: 'completed' as const, reason: '核实' };
    await refused(engine, 'actor.forbidden', () => settle([{ taskId: road.id, ...done }], 'duty-officer'));
    await refused(engine, 'task.settlement-empty', () => settle([]));
    await refused(engine, 'task.reason-required', () => settle([{ taskId: road.id, ...done, reason: ' ' }]));
    const other = await people.started('IV');
    const [elsewhere] = unsettledTasks(await people.tasks(other.responseId));
    await refused(engine, 'task.other-response', () =>
      settle([
        { taskId: road.id, ...done },
        { taskId: elsewhere!.id, ...done },
      ]),
    );

    await settle([
      { taskId: road.id, ...done },
      { taskId: toll.id, outcome: 'withdrawn', reason: '道路已恢复收费' },
      { taskId: fund.id, outcome: 'carried-over', reason: '转恢复重建' },
    ]);
    await engine.settle();
    expect(await engine.row('task', road.id)).toMatchObject({
      state: 'completed',
      data: { settlement: { ...done, by: 'office' } },
    });
    expect(await engine.row('task', toll.id)).toMatchObject({ state: 'withdrawn' });
    expect(await engine.row('task', fund.id)).toMatchObject({ state: 'issued' });
    const facts = await engine.reader.facts({ stream: 'task', streamId: road.id });
    expect(facts.slice(-2).map(({ fact, actor }) => [fact, actor.onBehalfOf])).toEqual([
      ['task.acknowledged', '州交通运输局'],
      ['task.completed', '州交通运输局'],
    ]);
    // Whoever was at work on what is withdrawn hears of it.
    const told = await engine.reader.find('delivery', { taskId: toll.id }, { orderBy: 'id' });
    expect(told.map(({ message }) => message.kind)).toContain('task.withdrawn');
    await refused(engine, 'task.settled-already', () => settle([{ taskId: fund.id, ...done }]));

    // What is reopened has to be settled anew.
    await engine.run(reopenTask, { taskId: road.id, reason: '又断了' }, 'office');
    expect(unsettledTasks([await engine.row('task', road.id)])).toHaveLength(1);
    await people.settleAll(responseId);
    await people.approve(end.approvalId, end.post);
    expect(await engine.row('response', responseId)).toMatchObject({ state: 'terminated' });
    expect(await engine.row('task', fund.id)).toMatchObject({ state: 'issued' });
    const carried = await engine.reader.facts({ incidentId, fact: 'task.carried-over' });
    expect(carried.map(({ streamId, reason }) => [streamId, reason])).toEqual([[fund.id, '转恢复重建']]);
  });
});
