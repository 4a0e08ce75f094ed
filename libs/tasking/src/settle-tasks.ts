import { findRecipient } from '#identity';
import { Problem } from '#kernel';
import {
  type Command,
  type IncidentRow,
  planOf,
  requireCapability,
  type Session,
  type TaskRow,
  type TaskSettlement,
} from '#runtime';
import { withdrawAll } from './task.reactions.ts';

export interface SettleTasks {
  responseId: string;
  /** Each open task with what becomes of it; all of them are settled, or none. */
  settlements: { taskId: string; outcome: TaskSettlement['outcome']; reason: string }[];
}

/**
 * Settles open tasks one by one before a response ends (5.7): done, carried into recovery, or withdrawn. What an
 * agency did without saying so is recorded on its behalf. Refuses `task.settlement-empty`, `task.other-response`,
 * `task.reason-required`, `task.settled-already` and whatever a task's state does not allow.
 */
export const settleTasks: Command<SettleTasks, { settled: number }> = {
  name: 'settle-tasks',
  refs: ({ responseId, settlements }) => [
    { table: 'response', id: responseId },
    ...settlements.map(({ taskId }) => ({ table: 'task' as const, id: taskId })),
  ],
  async handle(session, { responseId, settlements }) {
    const response = await session.require('response', responseId);
    const incident = await session.require('incident', response.incidentId);
    requireCapability(session.actor, planOf(session.plans, incident).plan, 'propose');
    if (!settlements.length) throw new Problem('task.settlement-empty');
    for (const { taskId, outcome, reason } of settlements) {
      const task = await session.require('task', taskId);
      if (task.responseId !== response.id) throw new Problem('task.other-response', { id: taskId });
      if (task.data.settlement) throw new Problem('task.settled-already', { id: taskId });
      if (!reason.trim()) throw new Problem('task.reason-required');
      await settle(session, incident, task, { outcome, reason, at: session.now, by: session.actor.id });
    }
    return { settled: settlements.length };
  },
};

async function settle(
  session: Session,
  incident: IncidentRow,
  task: TaskRow,
  settlement: TaskSettlement,
): Promise<void> {
  const { outcome, reason } = settlement;
  if (outcome === 'withdrawn') return withdrawAll(session, incident, [task], reason, { settlement });
  const { plan } = planOf(session.plans, incident);
  const onBehalfOf = findRecipient(task.recipient, plan).title.zh;
  const change = { data: { ...task.data, settlement } };
  const detail = { reason, data: { key: task.key, recipient: task.recipient, settlement: outcome } };
  if (outcome === 'carried-over') {
    await session.send('task', task, { type: 'CARRY_OVER' }, { ...detail, change });
    return;
  }
  // Work that was done without a receipt is received first: the lifecycle has no way around that.
  const received =
    task.state === 'issued'
      ? await session.send('task', task, { type: 'ACKNOWLEDGE' }, { ...detail, onBehalfOf })
      : task;
  await session.send('task', received, { type: 'COMPLETE' }, { ...detail, onBehalfOf, change });
}
