import { type EscalationStep, escalationSteps, nextStepAt, type Plan } from '#plan';
import {
  type CaseRow,
  type DeliveryRow,
  type DutyRole,
  type Notice,
  notify,
  onDutyNow,
  type PersonOnDuty,
  personToReach,
  planOf,
  type Session,
  strike,
  type TaskRow,
} from '#runtime';
import { listed } from './listed-task.ts';

/** When the first step is due for a task that goes out now; null where the plan has no chain. */
export async function firstStepAt(session: Session, task: TaskRow): Promise<number | null> {
  const { plan } = planOf(session.plans, await session.case(task.incidentId));
  return nextStepAt(escalationSteps(plan, task.urgency), 0, session.now);
}

/**
 * Takes the next step for a task that nobody has acknowledged: its messages and the clock of the step after it, in
 * one transaction. An answer that came first has taken the clock away, so nothing follows it.
 */
export async function escalate(session: Session, taskId: string): Promise<void> {
  const task = await session.require('task', taskId);
  if (task.state !== 'issued' || task.context.adjustmentRequested) return;
  const about = await session.case(task.incidentId);
  const { plan } = planOf(session.plans, about);
  const steps = escalationSteps(plan, task.urgency);
  const step = steps[task.data.escalated];
  // A newer version of the plan may have a shorter chain.
  if (!step) return;
  const escalated = task.data.escalated + 1;
  const next = await session.send(
    'task',
    task,
    { type: 'ESCALATE', nextAt: nextStepAt(steps, escalated, session.now) },
    {
      change: { data: { ...task.data, escalated } },
      data: { key: task.key, recipient: task.recipient, step: step.key, to: step.to },
      cite: step.cite ?? null,
    },
  );
  await notify(session, about, noticesOf(about, next, step, await onDutyFor(session, plan, task, step)));
}

const ROLE = { recipient: 'first', 'second-contact': 'second', 'agency-head': 'head' } as const;

type Seat = PersonOnDuty & { role: DutyRole };

/** Whom the recipient's roster names for this step; null where it keeps none, or the step is not for its contacts. */
async function onDutyFor(
  session: Session,
  plan: Plan,
  task: TaskRow,
  { to }: EscalationStep,
): Promise<Seat | null> {
  const role = to in ROLE ? ROLE[to as keyof typeof ROLE] : null;
  if (role === null || role === 'head') return null;
  const on = (await onDutyNow(session, task.recipient)).find((each) => each.role === role);
  return on ? { role, ...(await personToReach(session, plan, on)) } : null;
}

function noticesOf(subject: CaseRow, task: TaskRow, step: EscalationStep, on: Seat | null): Notice[] {
  const about = { urgency: step.urgency };
  const message = (kind: 'task.escalated' | 'task.supervision', words: EscalationStep['words']) => ({
    kind,
    form: kind === 'task.supervision' ? ('order' as const) : ('notice' as const),
    title: words,
    step: step.key,
    task: task.data.title,
    recipient: task.recipient,
    incidentTitle: subject.data.title,
    level: task.data.level,
    cite: task.data.cite,
    dueAt: task.dueAt,
    tasks: [listed(task)],
  });
  if (step.to in ROLE) {
    const contactRole = ROLE[step.to as keyof typeof ROLE];
    const onDuty = on && { role: on.role, name: on.name, shiftId: on.shiftId };
    return [
      {
        ...{ ...about, recipient: task.recipient, contactRole, ...(on && { onDuty: on }) },
        message: { ...message('task.escalated', step.words), ...(onDuty && { onDuty }) },
      },
    ];
  }
  // No order reaches beyond the chain of command: there the post is asked to telephone.
  const inside = task.data.form === 'order';
  const words = inside ? step.words : (step.outsideWords ?? step.words);
  const toPost = { ...about, recipient: `post:${step.to}`, message: message('task.escalated', words) };
  if (!inside || !step.supervision) return [toPost];
  return [
    toPost,
    { ...about, recipient: task.recipient, message: message('task.supervision', step.supervision) },
  ];
}

export const isReminder = ({ message: { kind } }: DeliveryRow): boolean =>
  kind === 'task.escalated' || kind === 'task.supervision';

/** The recipient has answered: what still waits to be sent about its silence no longer names the task. */
export function strikeReminders(
  session: Session,
  about: CaseRow,
  task: TaskRow,
  waiting: readonly DeliveryRow[],
): void {
  for (const row of waiting) if (isReminder(row)) strike(session, about, row, new Set([task.id]));
}
