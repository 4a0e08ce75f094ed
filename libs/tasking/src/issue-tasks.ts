import { durationMs } from '#kernel';
import type { ResolvedTask } from '#plan';
import {
  type IncidentRow,
  type Notice,
  notify,
  type ResponseRow,
  recipientOf,
  type Session,
  type TaskRow,
} from '#runtime';

/** What a task asks, as its message says it. */
export function issueNotice(incident: IncidentRow, task: TaskRow): Notice {
  return {
    recipient: task.recipient,
    urgency: task.urgency,
    taskId: task.id,
    message: {
      kind: 'task.issued',
      form: task.data.form,
      title: task.data.title,
      incidentTitle: incident.data.title,
      level: task.data.level,
      cite: task.data.cite,
      dueAt: task.dueAt,
      detail: task.data.detail,
    },
  };
}

/**
 * Creates the tasks of a level. Unconditional ones are issued and their messages put in the outbox; the others
 * are offered to the posts that may release them, or armed until the situation is stable.
 */
export async function createTasks(
  session: Session,
  subject: { incident: IncidentRow; response: ResponseRow },
  resolved: readonly ResolvedTask[],
): Promise<void> {
  const { incident, response } = subject;
  const notices: Notice[] = [];
  for (const one of resolved) {
    const planned = await session.create('task', plannedRow(session, response, one));
    const condition = one.template.condition;
    if (!condition) notices.push(issueNotice(incident, await issue(session, planned)));
    else
      await session.send(
        'task',
        planned,
        { type: condition.kind === 'stability' ? 'ARM' : 'OFFER' },
        factOf(planned),
      );
  }
  await notify(session, incident, notices);
}

/** Sends a task on its way; its message is the caller's to put in the outbox. */
export function issue(session: Session, task: TaskRow, reason?: string): Promise<TaskRow> {
  const due = dueAt(session.now, task);
  return session.send(
    'task',
    task,
    { type: 'ISSUE', dueAt: due },
    {
      ...factOf(task),
      change: { dueAt: due },
      reason: reason ?? null,
    },
  );
}

const factOf = (task: TaskRow) => ({
  data: { key: task.key, recipient: task.recipient, title: task.data.title, form: task.data.form },
  cite: task.data.cite,
});

/** When the plan, or for a daily duty its rhythm, makes the task due; null where neither says. */
export function dueAt(now: number, { data }: Pick<TaskRow, 'data'>): number | null {
  const within = data.dueWithinMs ?? data.recursMs;
  return within === null ? null : now + within;
}

function plannedRow(session: Session, response: ResponseRow, one: ResolvedTask) {
  const { template } = one;
  return {
    id: session.newId(),
    incidentId: response.incidentId,
    responseId: response.id,
    key: one.key,
    recipient: recipientOf(one),
    urgency: template.urgency,
    dueAt: null,
    data: {
      title: template.title,
      detail: template.detail ?? null,
      cite: one.cite ?? '',
      measure: one.measure,
      level: response.level!,
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
    },
  };
}
