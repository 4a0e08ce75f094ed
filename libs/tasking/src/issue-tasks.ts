import { durationMs } from '#kernel';
import type { ResolvedTask } from '#plan';
import {
  type CaseRow,
  type Notice,
  notify,
  type ResponseRow,
  recipientOf,
  type Session,
  type TaskRow,
} from '#runtime';
import { firstStepAt } from './escalate-task.ts';
import { listed } from './listed-task.ts';

/** What a task asks, as its message says it. It waits for other changes, unless a decision has set it going. */
export function issueNotice(about: CaseRow, task: TaskRow, { gather = true } = {}): Notice {
  const { title, form, level, cite } = task.data;
  return {
    recipient: task.recipient,
    urgency: task.urgency,
    gather,
    message: {
      kind: 'task.issued',
      form,
      title,
      incidentTitle: about.data.title,
      level,
      cite,
      dueAt: task.dueAt,
      tasks: [listed(task)],
    },
  };
}

/**
 * Creates the tasks of a level, or of preparation where there is no response. Unconditional ones are issued, and each
 * recipient is told of all of its own in one message, at once; the others are offered to the posts that may release
 * them, or armed until the situation is stable (5.x.3).
 */
export async function createTasks(
  session: Session,
  subject: { about: CaseRow; response: ResponseRow | null },
  resolved: readonly ResolvedTask[],
): Promise<void> {
  const { about } = subject;
  const notices: Notice[] = [];
  for (const one of resolved) {
    const planned = await session.create('task', plannedRow(session, subject, one));
    const condition = one.template.condition;
    if (!condition) notices.push(issueNotice(about, await issue(session, planned), AT_ONCE));
    else
      await session.send(
        'task',
        planned,
        { type: condition.kind === 'stability' ? 'ARM' : 'OFFER' },
        factOf(planned),
      );
  }
  await notify(session, about, notices);
}

/** What follows from a decision does not wait for other changes. */
export const AT_ONCE = { gather: false };

/** Sends a task on its way; its message is the caller's to put in the outbox. */
export async function issue(session: Session, task: TaskRow, reason?: string): Promise<TaskRow> {
  const due = dueAt(session.now, task);
  const escalateAt = await firstStepAt(session, task);
  const { data, cite } = factOf(task, { dueAt: due, acknowledgeBy: escalateAt });
  const again = task.data.escalated ? { data: { ...task.data, escalated: 0 } } : null;
  return session.send(
    'task',
    task,
    { type: 'ISSUE', dueAt: due, escalateAt },
    {
      data,
      cite,
      change: { dueAt: due, ...again },
      reason: reason ?? null,
    },
  );
}

const factOf = (task: TaskRow, more: Record<string, unknown> = {}) => ({
  data: { key: task.key, recipient: task.recipient, title: task.data.title, form: task.data.form, ...more },
  cite: task.data.cite,
});

/** When the plan, or for a daily duty its rhythm, makes the task due; null where neither says. */
export function dueAt(now: number, { data }: Pick<TaskRow, 'data'>): number | null {
  const within = data.dueWithinMs ?? data.recursMs;
  return within === null ? null : now + within;
}

function plannedRow(
  session: Session,
  { about, response }: { about: CaseRow; response: ResponseRow | null },
  one: ResolvedTask,
) {
  const { template } = one;
  return {
    id: session.newId(),
    incidentId: about.id,
    responseId: response?.id ?? null,
    key: one.key,
    recipient: recipientOf(one),
    urgency: template.urgency,
    dueAt: null,
    data: {
      title: template.title,
      detail: template.detail ?? null,
      cite: one.cite ?? '',
      measure: one.measure,
      level: response?.level ?? null,
      role: template.role,
      lead: template.lead ?? null,
      form: one.form,
      condition: template.condition ?? null,
      dueWithinMs: template.due ? durationMs(template.due.within) : null,
      recursMs: template.recurs ? durationMs(template.recurs.every) : null,
      outlives: template.outlives,
      source: 'plan' as const,
      notes: [],
      acknowledgedBy: null,
      acknowledgedAt: null,
      escalated: 0,
    },
  };
}
