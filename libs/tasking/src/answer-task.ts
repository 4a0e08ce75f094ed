import { requireAgency } from '#identity';
import { Problem } from '#kernel';
import {
  acknowledgeAnswered,
  type Command,
  deliveriesOf,
  expectSeq,
  planOf,
  type Session,
  type TaskNote,
  type TaskRow,
} from '#runtime';
import { isReminder, strikeReminders } from './escalate-task.ts';

export interface AnswerTask {
  taskId: string;
  expectedSeq?: number;
  text?: string;
  figures?: Record<string, number>;
}

export interface TaskAnswer {
  seq: number;
  state: string;
}

interface Rule {
  name: string;
  event: string;
  /** Without words the office would not know what is meant. */
  needsText?: boolean;
  /** Refuses where this answer is not for this task. */
  check?(task: TaskRow): void;
  /** What changes besides the state. */
  change?(session: Session, task: TaskRow): Partial<TaskRow['data']>;
  /** When a recurring duty is due next. */
  nextDue?(session: Session, task: TaskRow): number;
  after?(session: Session, task: TaskRow): Promise<void>;
}

/** An agency's answer, by itself or written down by the duty officer who took the call. */
function answer(rule: Rule): Command<AnswerTask, TaskAnswer> {
  return {
    name: rule.name,
    refs: ({ taskId }) => [{ table: 'task', id: taskId }],
    async handle(session, input) {
      const task = await session.require('task', input.taskId);
      const about = await session.case(task.incidentId);
      const behalf = requireAgency(session.actor, task.recipient, planOf(session.plans, about).plan);
      expectSeq('task', task, input.expectedSeq);
      return carryOut(session, rule, task, input, behalf);
    },
  };
}

/** In whose place an answer is given, and over which link where nobody logged in. */
interface Behalf {
  onBehalfOf?: string;
  byLink?: { deliveryId: string; contactId: string };
}

async function carryOut(
  session: Session,
  rule: Rule,
  task: TaskRow,
  input: AnswerTask,
  { onBehalfOf, byLink }: Behalf,
): Promise<TaskAnswer> {
  if (rule.needsText && !input.text?.trim()) throw new Problem('task.reason-required');
  rule.check?.(task);
  const dueAt = rule.nextDue?.(session, task);
  const next = await session.send(
    'task',
    task,
    { type: rule.event, ...(dueAt === undefined ? {} : { dueAt }) },
    {
      change: {
        ...(dueAt === undefined ? {} : { dueAt }),
        data: {
          ...task.data,
          ...rule.change?.(session, task),
          notes: noted(session, task, { ...input, answer: rule.name }, onBehalfOf ?? null),
        },
      },
      data: {
        key: task.key,
        recipient: task.recipient,
        ...(input.figures ? { figures: input.figures } : {}),
        ...(byLink ? { byLink } : {}),
        ...(dueAt === undefined ? {} : { dueAt }),
      },
      reason: input.text ?? null,
      ...(onBehalfOf ? { onBehalfOf } : {}),
    },
  );
  await rule.after?.(session, next);
  return { seq: next.seq, state: next.state };
}

function noted(
  session: Session,
  task: TaskRow,
  input: AnswerTask & { answer: string },
  onBehalfOf: string | null,
): TaskNote[] {
  if (!input.text && !input.figures) return task.data.notes;
  const { text = '', answer } = input;
  const note = { at: session.enteredAt, by: session.actor.id, onBehalfOf, text, answer };
  return [...task.data.notes, input.figures ? { ...note, figures: input.figures } : note];
}

/**
 * However the message went, the agency has answered: nobody is reminded of the task any more, and messages that have
 * been answered whole are acknowledged.
 */
export async function followAnswer(session: Session, task: TaskRow): Promise<void> {
  const about = await session.case(task.incidentId);
  const { waiting, underWay } = await deliveriesOf(session, about.id, [task]);
  strikeReminders(session, about, task, waiting);
  const asks = waiting.filter((row) => row.recipient === task.recipient && !isReminder(row));
  await acknowledgeAnswered(session, [...asks, ...underWay], [task]);
}

const ACKNOWLEDGE: Rule = {
  name: 'acknowledge-task',
  event: 'ACKNOWLEDGE',
  change: (session) => ({ acknowledgedBy: session.actor.id, acknowledgedAt: session.enteredAt }),
  after: followAnswer,
};
export const acknowledgeTask = answer(ACKNOWLEDGE);

/** The same where the right to do so was established another way: by a link that only its contact has. */
export const acknowledgeFor = (
  session: Session,
  task: TaskRow,
  behalf: Required<Behalf>,
): Promise<TaskAnswer> => carryOut(session, ACKNOWLEDGE, task, { taskId: task.id }, behalf);

export const startTask = answer({ name: 'start-task', event: 'START' });
export const reportProgress = answer({ name: 'report-progress', event: 'PROGRESS', needsText: true });
export const completeTask = answer({ name: 'complete-task', event: 'COMPLETE' });

/** One round of a duty that recurs, such as the daily sharing at levels I and II. */
export const submitCycle = answer({
  name: 'submit-cycle',
  event: 'SUBMIT_CYCLE',
  needsText: true,
  check: (task) => {
    if (task.data.recursMs === null) throw new Problem('task.not-recurring');
  },
  // From the last due time, so that a late round does not shift the rhythm.
  nextDue: (session, task) => {
    const every = task.data.recursMs!;
    const due = task.dueAt ?? session.now;
    return due + Math.max(1, Math.ceil((session.now - due) / every)) * every;
  },
});

/** Inside the chain of command an order can be declined with a reason; the office then reassigns it. */
export const declineTask = answer({
  name: 'decline-task',
  event: 'DECLINE',
  needsText: true,
  check: (task) => {
    if (task.data.form === 'request') throw new Problem('task.outside-chain');
  },
  after: followAnswer,
});

/** A body outside the chain of command asks for an adjustment (申请调整) instead. */
export const requestAdjustment = answer({
  name: 'request-adjustment',
  event: 'REQUEST_ADJUSTMENT',
  needsText: true,
  check: (task) => {
    if (task.data.form === 'order') throw new Problem('task.inside-chain');
  },
  after: followAnswer,
});

/** Every answer that a recipient can give, by the name that it has at the edge. */
export const ANSWERS = {
  acknowledge: acknowledgeTask,
  start: startTask,
  progress: reportProgress,
  'submit-cycle': submitCycle,
  complete: completeTask,
  decline: declineTask,
  'request-adjustment': requestAdjustment,
} as const;
