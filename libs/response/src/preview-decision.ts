import { type Plan, recipientTitle, type Text } from '#plan';
import {
  type ApprovalKind,
  type ApprovalRow,
  type IncidentRow,
  type Reader,
  type ResponseRow,
  recipientOf,
  type Session,
  type TaskRow,
  taskChange,
  unsettledTasks,
} from '#runtime';
import { decidingPost, directionOf, rankOf } from './levels.ts';
import { whoIsTold } from './who-is-told.ts';

export interface DutyLine {
  key: string;
  title: Text;
  cite: string | null;
}

/** What one recipient would be told. */
export interface RecipientChange {
  recipient: string;
  title: Text;
  /** order: inside the chain of command; request: a letter of request. */
  form: 'order' | 'request';
  /** Sent at once. */
  issued: DutyLine[];
  /** Offered until somebody releases it, or kept until the situation is stable. */
  waiting: DutyLine[];
  /** Taken back. */
  withdrawn: (DutyLine & { id: string; state: string })[];
}

/** What would follow if it were decided so, now. */
export interface DecisionPreview {
  kind: ApprovalKind;
  from: string | null;
  /** Null for a termination. */
  level: string | null;
  /** The post that the plan names for this; whoever stands above it may decide too. */
  post: string;
  recipients: RecipientChange[];
  /** Tasks that go on as they are. */
  stay: number;
  informed: { post: string; title: Text; cite: string | null }[];
  /** Open tasks that stand in the way of an end. */
  unsettled: { id: string; recipient: string; title: Text; state: string; duty: Text }[];
}

export interface DecisionSubject {
  incident: IncidentRow;
  response: ResponseRow;
  /** What is pending, if something is: a change that nobody proposed has none. */
  approval?: Pick<ApprovalRow, 'post' | 'data'>;
}

/**
 * What would be sent to whom (5.x.2, 5.5, 5.7): tasks by recipient, posts that are told, what is taken back. `level` is
 * the one that the decider thinks of; null for an end. Refuses a level that the plan does not have or that already runs.
 */
export async function previewDecision(
  reader: Pick<Session | Reader, 'find'>,
  plan: Plan,
  subject: DecisionSubject,
  level: string | null,
): Promise<DecisionPreview> {
  const { response, approval } = subject;
  const tasks = await reader.find('task', { responseId: response.id });
  if (level === null) return previewEnd(plan, subject, tasks);
  const kind = approval?.data.kind === 'activation' ? 'activation' : directionOf(plan, response.level, level);
  const proposed = approval && approval.data.proposedLevel === level ? approval.post : null;
  const post = proposed ?? decidingPost(plan, kind, response, level);
  const change = taskChange(plan, level, subject, tasks);
  const recipients = new Recipients(plan);
  for (const task of change.fresh) {
    const { title, condition } = task.template;
    const line = { key: task.key, title, cite: task.cite };
    recipients.of(recipientOf(task), task.form)[condition ? 'waiting' : 'issued'].push(line);
  }
  if (kind === 'lower') for (const task of change.fallAway) recipients.withdraws(task);
  return {
    ...{ kind, from: response.level, level, post, recipients: recipients.all, stay: change.stay.length },
    informed: informedBy(plan, response, kind, level),
    unsettled: [],
  };
}

function previewEnd(plan: Plan, { response, approval }: DecisionSubject, tasks: TaskRow[]): DecisionPreview {
  const recipients = new Recipients(plan);
  const lapse = tasks.filter(({ state, data }) => ['offered', 'armed'].includes(state) && !data.outlives);
  for (const task of lapse) recipients.withdraws(task);
  const activation = plan.levels.find(({ level }) => level === response.level)?.activation;
  const direct = response.data.startedDirectly ? activation?.direct?.by[0] : undefined;
  return {
    ...{ kind: 'termination', from: response.level, level: null, recipients: recipients.all },
    post: approval?.post ?? direct ?? activation?.decides ?? '',
    stay: tasks.filter(({ state, data }) => ASKED.includes(state) && data.outlives).length,
    informed: informedBy(plan, response, 'termination', response.level),
    unsettled: unsettledTasks(tasks).map(({ id, recipient, state, data }) => ({
      ...{ id, recipient, state, title: recipientTitle(plan, recipient), duty: data.title },
    })),
  };
}
const ASKED = ['issued', 'acknowledged', 'inProgress'];

const OCCASION = {
  activation: 'activated',
  raise: 'raised',
  lower: 'lowered',
  termination: 'terminated',
} as const;

function informedBy(plan: Plan, response: ResponseRow, kind: ApprovalKind, level: string | null) {
  const highestRank = response.context.highestRank ?? (rankOf(plan, level) || null);
  const change = { occasion: OCCASION[kind], level, from: response.level, highestRank };
  return whoIsTold(plan, change).map(({ post, cite }) => ({
    ...{ post, cite, title: recipientTitle(plan, `post:${post}`) },
  }));
}

/** Collects lines by recipient, in the order in which the plan names them. */
class Recipients {
  readonly all: RecipientChange[] = [];
  constructor(private readonly plan: Plan) {}

  of(recipient: string, form: 'order' | 'request'): RecipientChange {
    const known = this.all.find((one) => one.recipient === recipient);
    if (known) return known;
    const title = recipientTitle(this.plan, recipient);
    const fresh = { recipient, title, form, issued: [], waiting: [], withdrawn: [] };
    this.all.push(fresh);
    return fresh;
  }

  withdraws({ id, key, state, recipient, data }: TaskRow): void {
    const line = { id, key, state, title: data.title, cite: data.cite };
    this.of(recipient, data.form).withdrawn.push(line);
  }
}
