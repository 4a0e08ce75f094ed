import { requireAgency } from '#identity';
import { Problem } from '#kernel';
import type { Plan } from '#plan';
import {
  type Command,
  expectSeq,
  holds,
  type InstructionRow,
  isCapable,
  type Reactions,
  requireCapability,
  type Session,
} from '#runtime';
import { type InstructionStep, requireAhead, stepped, writesAs } from './give-instruction.ts';

export interface FollowInstruction {
  instructionId: string;
  expectedSeq?: number;
  text?: string;
}

const refs = ({ instructionId }: FollowInstruction) => [{ table: 'instruction' as const, id: instructionId }];

/** The recipient's answer, or one that the duty officer records on its behalf. */
export const answerInstruction: Command<FollowInstruction, InstructionStep> = {
  name: 'answer-instruction',
  refs,
  async handle(session, { instructionId, expectedSeq, text }) {
    const row = await session.require('instruction', instructionId);
    const { plan } = await session.planOf(row.incidentId);
    expectSeq('instruction', row, expectedSeq);
    const onBehalfOf = whoseAnswer(session, plan, row);
    if (!text?.trim()) throw new Problem('task.reason-required');
    const answer = { at: session.now, by: session.actor.id, onBehalfOf, text };
    const next = await session.send(
      'instruction',
      row,
      { type: 'ANSWER' },
      {
        change: { data: { ...row.data, answers: [...row.data.answers, answer] } },
        data: { post: row.post, recipient: row.recipient },
        reason: text,
        ...(onBehalfOf ? { onBehalfOf } : {}),
      },
    );
    return stepped(next);
  },
};

function whoseAnswer(session: Session, plan: Plan, { recipient }: InstructionRow): string | null {
  if (!recipient.startsWith('post:')) return requireAgency(session.actor, recipient, plan).onBehalfOf ?? null;
  const post = plan.posts.find(({ key }) => key === recipient.slice(5))!;
  if (holds(session.actor, post.key)) return null;
  if (isCapable(session.actor, plan, 'log')) return post.title.zh;
  throw new Problem('informed.not-yours', { postZh: post.title.zh, postEn: post.title.en });
}

function judge(
  name: string,
  type: 'ACCEPT' | 'REOPEN' | 'WITHDRAW',
): Command<FollowInstruction & { dueAt?: number }, InstructionStep> {
  return {
    name,
    refs,
    async handle(session, { instructionId, expectedSeq, text, dueAt = null }) {
      const row = await session.require('instruction', instructionId);
      const { plan } = await session.planOf(row.incidentId);
      if (!writesAs(session.actor, plan, row.post)) requireCapability(session.actor, plan, 'propose');
      expectSeq('instruction', row, expectedSeq);
      if (type !== 'ACCEPT' && !text?.trim()) throw new Problem('task.reason-required');
      requireAhead(session.now, dueAt);
      const next = await session.send(
        'instruction',
        row,
        { type, dueAt },
        {
          ...(type === 'REOPEN' && { change: { dueAt } }),
          data: { post: row.post, recipient: row.recipient },
          reason: text ?? null,
        },
      );
      return stepped(next);
    },
  };
}

/** What the office says of an answer, by the name that it has at the edge. */
export const INSTRUCTION_STEPS = {
  accept: judge('accept-instruction', 'ACCEPT'),
  reopen: judge('reopen-instruction', 'REOPEN'),
  withdraw: judge('withdraw-instruction', 'WITHDRAW'),
} as const;

/** An instruction whose time has passed without an answer shows it. */
export function registerInstructionReactions(reactions: Reactions): void {
  reactions.on('instruction.due-passed', async (session, { streamId }) => {
    const row = await session.require('instruction', streamId);
    if (row.state === 'open') await session.send('instruction', row, { type: 'MARK_OVERDUE' });
  });
}
