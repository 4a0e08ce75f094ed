import { expect, test } from '@jest/globals';
import { revokeStability, stabiliseIncident } from '#incident';
import { delegateLeading, proposeAdjustment } from '#response';
import {
  acknowledgeTask,
  declineTask,
  reassignTask,
  releaseTask,
  requestAdjustment,
  submitCycle,
} from '#tasking';
import { onEveryCombination } from './combined.ts';
import { refused } from './refused.ts';

onEveryCombination((scene) => {
  test('the military is asked only when the leading post, or whoever leads in its place, says so', async () => {
    const { test: engine, people } = scene;
    const { responseId } = await people.started('III');
    const { id: taskId, data } = await people.task(responseId, 'assist-relief', 'garrison');
    expect(data).toMatchObject({
      form: 'request',
      condition: { releasedBy: ['deputy-director-bureau-head'] },
    });
    expect(await people.deliveries(taskId)).toEqual([]);
    const ask = { taskId, reason: '需要冲锋舟' };
    for (const by of ['office', 'deputy-office-director', 'duty-officer'])
      await refused(engine, 'task.release-forbidden', () => engine.run(releaseTask, ask, by));

    // Leading at III may be handed on, deciding may not.
    const lead = (to: string, by: string) => engine.run(delegateLeading, { responseId, to }, by);
    await refused(engine, 'decision.not-authorised', () => lead('deputy-office-director', 'office'));
    await refused(engine, 'decision.leading-not-delegable', () =>
      lead('office', 'deputy-director-bureau-head'),
    );
    await lead('deputy-office-director', 'deputy-director-bureau-head');
    await refused(engine, 'task.release-forbidden', () => engine.run(releaseTask, ask, 'office'));
    await refused(engine, 'task.reason-required', () =>
      engine.run(releaseTask, { taskId }, 'deputy-office-director'),
    );
    await engine.run(releaseTask, ask, 'deputy-office-director');
    await engine.gathered();
    expect(await people.deliveries(taskId)).toMatchObject([
      { state: 'delivered', message: { form: 'request' } },
    ]);
    const change = { responseId, level: 'II', reason: '加重' };
    const { approvalId } = await engine.run(proposeAdjustment, change, 'office');
    await refused(engine, 'decision.not-authorised', () =>
      people.approve(approvalId, 'deputy-office-director'),
    );
  });

  test('leading is not handed on where the plan does not say so', async () => {
    const { test: engine, people } = scene;
    const { responseId } = await people.started('IV');
    await refused(engine, 'decision.leading-not-delegable', () =>
      engine.run(delegateLeading, { responseId, to: 'office' }, 'deputy-office-director'),
    );
  });

  test('what waits for stability is sent once the situation is stable, and not twice (4.1.6)', async () => {
    const { test: engine, people } = scene;
    const { incidentId, responseId } = await people.started('IV');
    const armed = await people.task(responseId, 'settle-funds', 'finance');
    expect(armed).toMatchObject({ state: 'armed' });
    const stable = () => engine.run(stabiliseIncident, { incidentId, reason: '会商认定' }, 'office');
    await refused(engine, 'actor.forbidden', () =>
      engine.run(stabiliseIncident, { incidentId }, people.member('finance')),
    );
    await refused(engine, 'stability.no-consultation', stable);
    await people.consulted(incidentId);
    await stable();
    await engine.gathered();
    expect(await people.deliveries(armed.id)).toMatchObject([{ state: 'delivered', urgency: 'routine' }]);
    // An aftershock, and calm again.
    await engine.run(revokeStability, { incidentId, reason: '余震' }, 'office');
    expect(await engine.row('incident', incidentId)).toMatchObject({ state: 'responding' });
    await refused(engine, 'stability.no-consultation', stable);
    await people.consulted(incidentId);
    await stable();
    await engine.gathered();
    expect(await people.deliveries(armed.id)).toHaveLength(1);
  });

  test('an order may be declined and is given to another; a letter is answered by asking for a change', async () => {
    const { test: engine, people } = scene;
    const { responseId } = await people.started('IV');
    const order = await people.task(responseId, 'join-rescue', 'fire-rescue');
    const letter = await people.task(responseId, 'carry-relief-urgently', 'railway');
    expect([order.data.form, letter.data.form]).toEqual(['order', 'request']);
    const railway = { taskId: letter.id, text: '车皮不足' };
    await refused(engine, 'task.outside-chain', () =>
      engine.run(declineTask, railway, people.member('railway')),
    );
    await engine.run(requestAdjustment, railway, people.member('railway'));
    expect(await engine.row('task', letter.id)).toMatchObject({ context: { adjustmentRequested: true } });

    const fire = { taskId: order.id, text: '力量已全部派出' };
    await refused(engine, 'task.inside-chain', () =>
      engine.run(requestAdjustment, fire, people.member('fire-rescue')),
    );
    await refused(engine, 'task.reason-required', () =>
      engine.run(declineTask, { taskId: order.id }, people.member('fire-rescue')),
    );
    await refused(engine, 'task.other-agency', () =>
      engine.run(declineTask, fire, people.member('transport')),
    );
    await engine.run(declineTask, fire, people.member('fire-rescue'));
    const other = { taskId: order.id, recipient: 'agency:transport', reason: '转交' };
    await refused(engine, 'task.recipient-unreachable', () =>
      engine.run(reassignTask, { ...other, recipient: 'agency:nobody' }, 'office'),
    );
    const { id } = await engine.run(reassignTask, other, 'office');
    expect(await engine.row('task', order.id)).toMatchObject({ state: 'reassigned' });
    expect(await engine.row('task', id)).toMatchObject({ state: 'issued', recipient: 'agency:transport' });
    await engine.run(acknowledgeTask, { taskId: id }, people.member('transport'));
  });

  test('only a duty that recurs has rounds', async () => {
    const { test: engine, people } = scene;
    const { responseId } = await people.started('IV');
    const { id: taskId } = await people.task(responseId, 'join-rescue', 'fire-rescue');
    await engine.run(acknowledgeTask, { taskId }, people.member('fire-rescue'));
    await refused(engine, 'task.not-recurring', () =>
      engine.run(submitCycle, { taskId, text: '第一日' }, people.member('fire-rescue')),
    );
  });
});
