import { Problem } from '#kernel';
import type { Plan } from '#plan';
import {
  type Command,
  expectSeq,
  holds,
  notify,
  planOf,
  requireCapability,
  type Session,
  type TaskRow,
  urgentNotice,
} from '#runtime';
import { issue, issueNotice } from './issue-tasks.ts';
import { withdrawAll } from './task.reactions.ts';

export interface DirectTask {
  taskId: string;
  expectedSeq?: number;
  reason?: string;
}

interface Directed {
  seq: number;
  state: string;
}

async function caseOf(session: Session, { taskId, expectedSeq }: DirectTask) {
  const task = await session.require('task', taskId);
  const about = await session.case(task.incidentId);
  expectSeq('task', task, expectedSeq);
  return { task, about, plan: planOf(session.plans, about).plan };
}

const requireText = (reason: string | undefined): string => {
  if (!reason?.trim()) throw new Problem('task.reason-required');
  return reason;
};

/** Releases a conditional task: only a post that the plan, or local policy, lets judge the condition. */
export const releaseTask: Command<DirectTask, Directed> = {
  name: 'release-task',
  refs: ({ taskId }) => [{ table: 'task', id: taskId }],
  async handle(session, input) {
    const { task, about, plan } = await caseOf(session, input);
    const response = task.responseId === null ? null : await session.require('response', task.responseId);
    requireRelease(session, plan, task, response?.data.leadDelegate ?? null);
    const issued = await issue(session, task, requireText(input.reason));
    await notify(session, about, [issueNotice(about, issued)]);
    return { seq: issued.seq, state: issued.state };
  },
};

/** The posts named, any post above one of them, and whoever leads in a named post's place. */
function requireRelease(session: Session, plan: Plan, task: TaskRow, leadDelegate: string | null): void {
  const by = task.data.condition?.releasedBy ?? [];
  const may = new Set(leadDelegate ? [...by, leadDelegate] : by);
  for (const key of by)
    for (
      let post = plan.posts.find((each) => each.key === key);
      post;
      post = plan.posts.find((each) => each.key === post.superior)
    )
      may.add(post.key);
  if ([...may].some((post) => holds(session.actor, post))) return;
  const titles = plan.posts.filter(({ key }) => by.includes(key)).map(({ title }) => title);
  throw new Problem(
    'task.release-forbidden',
    {
      words: task.data.condition?.words ?? '—',
      mayZh: titles.map(({ zh }) => zh).join('、'),
      mayEn: titles.map(({ en }) => en).join(', '),
    },
    { cite: task.data.cite, may: [...may] },
  );
}

/**
 * The duty room asks whoever may release a conditional task to judge its condition (5.x.3). It stays offered: asking
 * decides nothing.
 */
export const requestRelease: Command<DirectTask, Directed> = {
  name: 'request-release',
  refs: ({ taskId }) => [{ table: 'task', id: taskId }],
  async handle(session, input) {
    const { task, about, plan } = await caseOf(session, input);
    requireCapability(session.actor, plan, 'log');
    const reason = requireText(input.reason);
    const releaseAsked = { at: session.now, by: session.actor.id, reason };
    const by = task.data.condition?.releasedBy ?? [];
    const asked = await session.send(
      'task',
      task,
      { type: 'REQUEST_RELEASE' },
      {
        change: { data: { ...task.data, releaseAsked } },
        data: { key: task.key, recipient: task.recipient, of: by },
        ...{ reason, cite: task.data.cite },
      },
    );
    const { title, level, cite } = task.data;
    const said = { zh: `请求启用：${title.zh}`, en: `Release requested: ${title.en}` };
    await notify(
      session,
      about,
      by.map((post) => urgentNotice(`post:${post}`, about, { title: said, level, cite, taskId: task.id })),
    );
    return { seq: asked.seq, state: asked.state };
  },
};

export const withdrawTask: Command<DirectTask, Directed> = {
  name: 'withdraw-task',
  refs: ({ taskId }) => [{ table: 'task', id: taskId }],
  async handle(session, input) {
    const { task, about, plan } = await caseOf(session, input);
    requireCapability(session.actor, plan, 'propose');
    await withdrawAll(session, about, [task], requireText(input.reason));
    const gone = await session.require('task', task.id);
    return { seq: gone.seq, state: gone.state };
  },
};

function judge(name: string, event: 'VERIFY' | 'REOPEN'): Command<DirectTask, Directed> {
  return {
    name,
    refs: ({ taskId }) => [{ table: 'task', id: taskId }],
    async handle(session, input) {
      const { task, plan } = await caseOf(session, input);
      requireCapability(session.actor, plan, 'propose');
      if (event === 'REOPEN') requireText(input.reason);
      const next = await session.send(
        'task',
        task,
        { type: event },
        {
          reason: input.reason ?? null,
          data: { key: task.key, recipient: task.recipient },
          // What is reopened is open again: it has to be settled anew before the response ends.
          ...(event === 'REOPEN' && task.data.settlement && { change: { data: unsettled(task) } }),
        },
      );
      return { seq: next.seq, state: next.state };
    },
  };
}

function unsettled(task: TaskRow): TaskRow['data'] {
  const { settlement: _settled, ...data } = task.data;
  return data;
}

/** The office checks what an agency says is done, or sends it back. */
export const verifyTask = judge('verify-task', 'VERIFY');
export const reopenTask = judge('reopen-task', 'REOPEN');

/** What the office can say of a task, by the name that it has at the edge. */
export const DIRECTIONS = {
  release: releaseTask,
  'request-release': requestRelease,
  withdraw: withdrawTask,
  verify: verifyTask,
  reopen: reopenTask,
} as const;
