import { findRecipient, isOwn, requireAgency } from '#identity';
import { Problem } from '#kernel';
import type { Plan } from '#plan';
import {
  type AccountRow,
  type Command,
  expectSeq,
  notify,
  planOf,
  type TaskRow,
  urgentNotice,
} from '#runtime';
import type { TaskAnswer } from './answer-task.ts';

/** Whether the account is of the recipient's own people, so that a task can be handed to it. */
export const isColleague = (
  { id, name, posts, active }: AccountRow,
  recipient: string,
  plan: Plan,
): boolean => active && isOwn({ id, name, posts }, findRecipient(recipient, plan), plan);

export interface HandOn {
  taskId: string;
  expectedSeq?: number | undefined;
  accountId: string;
  /** What the colleague should know. */
  text?: string | undefined;
}

/**
 * Names who of the recipient's own people sees to the task, and tells that person over the contacts that it has of its
 * own. The task stays the recipient's. Refuses `task.other-agency` and `task.not-a-colleague`.
 */
export const handOn: Command<HandOn, TaskAnswer> = {
  name: 'hand-on-task',
  refs: ({ taskId, accountId }) => [
    { table: 'task', id: taskId },
    { table: 'account', id: accountId },
  ],
  async handle(session, { taskId, expectedSeq, accountId, text }) {
    const task = await session.require('task', taskId);
    const about = await session.case(task.incidentId);
    const { plan } = planOf(session.plans, about);
    const { onBehalfOf } = requireAgency(session.actor, task.recipient, plan);
    expectSeq('task', task, expectedSeq);
    const account = await session.get('account', accountId);
    if (!account || !isColleague(account, task.recipient, plan)) throw notColleague(task, plan);
    const handler = { accountId, name: account.name, at: session.now, by: session.actor.id };
    const next = await session.send(
      'task',
      task,
      { type: 'HAND_ON' },
      {
        change: { data: { ...task.data, handler } },
        data: { key: task.key, recipient: task.recipient, accountId, name: account.name },
        reason: text?.trim() || null,
        ...(onBehalfOf ? { onBehalfOf } : {}),
      },
    );
    const { title } = task.data;
    const words = {
      zh: `任务“${title.zh}”已转交您办理，请登录查看`,
      en: `The task “${title.en}” was handed to you; log in to see it`,
    };
    const notice = urgentNotice(`account:${accountId}`, about, { title: words, dueAt: task.dueAt });
    await notify(session, about, [{ ...notice, urgency: task.urgency, inbox: false, contactRole: 'every' }]);
    return { seq: next.seq, state: next.state };
  },
};

function notColleague({ recipient }: TaskRow, plan: Plan): Problem {
  const { title } = findRecipient(recipient, plan);
  return new Problem('task.not-a-colleague', { recipientZh: title.zh, recipientEn: title.en }, { recipient });
}
