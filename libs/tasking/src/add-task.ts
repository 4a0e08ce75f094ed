import { Problem } from '#kernel';
import type { Plan, Text } from '#plan';
import {
  type Command,
  deliveriesOf,
  expectSeq,
  notify,
  planOf,
  requireCapability,
  strike,
  type TaskRow,
} from '#runtime';
import { issue, issueNotice } from './issue-tasks.ts';

export interface AddTask {
  responseId: string;
  /** `agency:<key>` or `division:<code>`; the plan's lists are open, so any of its agencies can be added. */
  recipient: string;
  title: Text;
  detail?: Text;
  urgency?: 'urgent' | 'routine';
  /** Milliseconds allowed from now. */
  dueWithinMs?: number;
  cite?: string;
  reason: string;
}

/** Order or letter of request, by whether the recipient is inside the chain of command. */
export function formFor(plan: Plan, recipient: string): 'order' | 'request' {
  const [kind, key] = recipient.split(':');
  if (kind === 'division' && plan.divisions.some((division) => division.code === key)) return 'order';
  const agency =
    kind === 'agency' ? plan.agencies.find((each) => each.key === key && each.kind === 'agency') : undefined;
  if (!agency) throw new Problem('task.recipient-unreachable', { recipient });
  return agency.chain === 'inside' ? 'order' : 'request';
}

/** The office gives a running response a task that the plan does not list. */
export const addTask: Command<AddTask, { id: string; seq: number }> = {
  name: 'add-task',
  refs: ({ responseId }) => [{ table: 'response', id: responseId }],
  async handle(session, input) {
    const response = await session.require('response', input.responseId);
    const incident = await session.require('incident', response.incidentId);
    const { plan } = planOf(session.plans, incident);
    requireCapability(session.actor, plan, 'propose');
    const running = response.state === 'active' || response.state === 'terminating';
    if (!running)
      throw new Problem('command.not-allowed', { state: response.state, event: 'ADD_TASK', allowed: '—' });
    const form = formFor(plan, input.recipient);
    const id = session.newId();
    const planned = await session.create('task', {
      id,
      incidentId: incident.id,
      responseId: response.id,
      key: `added-${id}`,
      recipient: input.recipient,
      urgency: input.urgency ?? 'urgent',
      dueAt: null,
      data: addedData(input, response.level!, form),
    });
    const issued = await issue(session, planned, input.reason);
    await notify(session, incident, [issueNotice(incident, issued)]);
    return { id, seq: issued.seq };
  },
};

const addedData = (input: AddTask, level: string, form: 'order' | 'request'): TaskRow['data'] => ({
  title: input.title,
  detail: input.detail ?? null,
  cite: input.cite ?? '',
  measure: null,
  level,
  role: 'lead',
  lead: null,
  form,
  condition: null,
  dueWithinMs: input.dueWithinMs ?? null,
  recursMs: null,
  outlives: false,
  source: 'added',
  notes: [],
  acknowledgedBy: null,
  acknowledgedAt: null,
  escalated: 0,
});

/** Gives one agency's open task to another; the old one is closed as reassigned and the new one issued. */
export const reassignTask: Command<
  { taskId: string; expectedSeq?: number; recipient: string; reason: string },
  { id: string; seq: number }
> = {
  name: 'reassign-task',
  refs: ({ taskId }) => [{ table: 'task', id: taskId }],
  async handle(session, input) {
    const task = await session.require('task', input.taskId);
    const about = await session.case(task.incidentId);
    const { plan } = planOf(session.plans, about);
    requireCapability(session.actor, plan, 'propose');
    expectSeq('task', task, input.expectedSeq);
    const form = formFor(plan, input.recipient);
    if (!input.reason.trim()) throw new Problem('task.reason-required');
    const id = session.newId();
    await session.send(
      'task',
      task,
      { type: 'REASSIGN' },
      {
        data: { recipient: task.recipient, from: task.recipient, to: input.recipient, taskId: id },
        reason: input.reason,
      },
    );
    const { waiting, exhausted } = await deliveriesOf(session, about.id, [task]);
    for (const row of [...waiting, ...exhausted]) strike(session, about, row, new Set([task.id]));
    const { seq: _seq, state: _state, context: _context, createdAt: _at, updatedAt: _then, ...same } = task;
    // What the one before asked, and whom it named, is not the next one's.
    const { questions: _asked, handler: _named, ...duty } = task.data;
    const planned = await session.create('task', {
      ...same,
      id,
      recipient: input.recipient,
      dueAt: null,
      data: { ...duty, form, notes: [], acknowledgedBy: null, acknowledgedAt: null },
    });
    const issued = await issue(session, planned, input.reason);
    await notify(session, about, [issueNotice(about, issued)]);
    return { id, seq: issued.seq };
  },
};
