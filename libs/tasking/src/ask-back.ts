import { findRecipient, requireAgency } from '#identity';
import { Problem } from '#kernel';
import {
  type Command,
  expectSeq,
  type Notice,
  notify,
  planOf,
  requireCapability,
  type TaskQuestion,
  urgentNotice,
} from '#runtime';
import type { TaskAnswer } from './answer-task.ts';

/** The body that answers for the duty room, as with everything else that it is told. */
const OFFICE = 'post:office';

const refs = ({ taskId }: { taskId: string }) => [{ table: 'task' as const, id: taskId }];
/** Its words stay in the record: the message only says that there is something to read. */
const said = (notice: Notice, urgency: Notice['urgency']): Notice => ({ ...notice, urgency, gather: false });

export interface AskBack {
  taskId: string;
  expectedSeq?: number | undefined;
  text: string;
}

/**
 * The recipient asks what its task means, or the duty officer records that it did; the office is told. It changes
 * neither state nor clocks. Refuses `task.other-agency`, `task.reason-required` and a task that is not open.
 */
export const askBack: Command<AskBack, TaskAnswer & { questionId: string }> = {
  name: 'ask-back',
  refs,
  async handle(session, { taskId, expectedSeq, text }) {
    const task = await session.require('task', taskId);
    const about = await session.case(task.incidentId);
    const { plan } = planOf(session.plans, about);
    const { onBehalfOf } = requireAgency(session.actor, task.recipient, plan);
    expectSeq('task', task, expectedSeq);
    if (!text.trim()) throw new Problem('task.reason-required');
    const { id: by, name: byName } = session.actor;
    const question: TaskQuestion = {
      ...{ id: session.newId(), text, at: session.now, by, byName },
      ...{ onBehalfOf: onBehalfOf ?? null, answer: null },
    };
    const next = await session.send(
      'task',
      task,
      { type: 'ASK' },
      {
        change: { data: { ...task.data, questions: [...(task.data.questions ?? []), question] } },
        data: { key: task.key, recipient: task.recipient, questionId: question.id },
        reason: text,
        ...(onBehalfOf ? { onBehalfOf } : {}),
      },
    );
    const { title: who } = findRecipient(task.recipient, plan);
    const { title } = task.data;
    const words = {
      zh: `${who.zh}就任务“${title.zh}”有询问，请登录答复`,
      en: `${who.en} asks about its task “${title.en}”; log in to answer`,
    };
    const notice = urgentNotice(OFFICE, about, { title: words, questionId: question.id });
    await notify(session, about, [said(notice, task.urgency)]);
    return { seq: next.seq, state: next.state, questionId: question.id };
  },
};

export interface AnswerQuestion {
  taskId: string;
  questionId: string;
  expectedSeq?: number | undefined;
  text: string;
}

/**
 * The duty room answers, and the recipient is told so. Refuses `task.question-unknown`, `task.question-answered`,
 * `task.reason-required` and a task that is not open any more.
 */
export const answerQuestion: Command<AnswerQuestion, TaskAnswer> = {
  name: 'answer-question',
  refs,
  async handle(session, { taskId, questionId, expectedSeq, text }) {
    const task = await session.require('task', taskId);
    const about = await session.case(task.incidentId);
    requireCapability(session.actor, planOf(session.plans, about).plan, 'log');
    const { questions = [], title } = task.data;
    const asked = questions.find(({ id }) => id === questionId);
    if (!asked) throw new Problem('task.question-unknown', { id: questionId });
    if (asked.answer) throw new Problem('task.question-answered', { by: asked.answer.byName });
    expectSeq('task', task, expectedSeq);
    if (!text.trim()) throw new Problem('task.reason-required');
    const answer = { text, at: session.now, by: session.actor.id, byName: session.actor.name };
    const next = await session.send(
      'task',
      task,
      { type: 'ANSWER' },
      {
        change: {
          data: {
            ...task.data,
            questions: questions.map((one) => (one.id === questionId ? { ...one, answer } : one)),
          },
        },
        data: { key: task.key, recipient: task.recipient, questionId },
        reason: text,
      },
    );
    const words = {
      zh: `任务“${title.zh}”的询问已有答复，请登录查看`,
      en: `Your question about the task “${title.en}” was answered; log in to read it`,
    };
    const notice = urgentNotice(task.recipient, about, { title: words, questionId });
    await notify(session, about, [said(notice, task.urgency)]);
    return { seq: next.seq, state: next.state };
  },
};
