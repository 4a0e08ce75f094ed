import { findRecipient } from '#identity';
import { beijingIso, Problem } from '#kernel';
import type { Plan } from '#plan';
import {
  type Actor,
  type Command,
  holds,
  type InstructionRow,
  notify,
  planOf,
  requireCapability,
  urgentNotice,
} from '#runtime';

export interface GiveInstruction {
  incidentId: string;
  /** Post that wrote it. */
  post: string;
  /** `agency:<key>`, `division:<code>` or `post:<key>`. */
  recipient: string;
  text: string;
  document?: string;
  /** When it was written; now if not said. Milliseconds. */
  givenAt?: number;
  /** By when it is to be answered; no clock runs if not said. */
  dueAt?: number;
}

export interface InstructionStep {
  id: string;
  seq: number;
  state: string;
}

export const stepped = ({ id, seq, state }: InstructionRow): InstructionStep => ({ id, seq, state });

/** A little ahead is the officer's watch, not a mistake. */
const TOLERANCE_MS = 5 * 60_000;

/**
 * A leader's written instruction (批示), given by the leader or recorded by the duty room, told to the recipient, in
 * whose inbox it stays without its words. Refuses `instruction.post-unknown`, `instruction.time-in-future` and `instruction.due-passed`.
 */
export const giveInstruction: Command<GiveInstruction, InstructionStep> = {
  name: 'give-instruction',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, input) {
    const incident = await session.require('incident', input.incidentId);
    const { plan } = planOf(session.plans, incident);
    const { post, recipient, text, dueAt = null, givenAt = session.now } = input;
    const from = requirePost(plan, post);
    const own = writesAs(session.actor, plan, post);
    if (!own) requireCapability(session.actor, plan, 'log');
    if (recipient.startsWith('post:')) requirePost(plan, recipient.slice(5));
    else findRecipient(recipient, plan);
    if (!text.trim()) throw new Problem('task.reason-required');
    if (givenAt > session.now + TOLERANCE_MS)
      throw new Problem('instruction.time-in-future', {
        at: beijingIso(givenAt),
        now: beijingIso(session.now),
      });
    requireAhead(session.now, dueAt);
    const noted = await session.create('instruction', {
      id: session.newId(),
      incidentId: incident.id,
      post,
      recipient,
      dueAt,
      data: { text, document: input.document ?? '', givenAt, answers: [] },
    });
    const given = await session.send(
      'instruction',
      noted,
      { type: 'GIVE', dueAt },
      {
        data: { post, recipient, givenAt, dueAt },
        reason: text,
        ...(own ? {} : { onBehalfOf: from.title.zh }),
      },
    );
    const title = {
      zh: '有领导批示待办，请登录查看',
      en: 'A written instruction awaits your answer; log in',
    };
    await notify(session, incident, [
      urgentNotice(recipient, incident, { title, dueAt, instructionId: given.id }),
    ]);
    return stepped(given);
  },
};

/** Whoever decides writes and follows instructions of its own. */
export const writesAs = (actor: Actor, plan: Plan, post: string): boolean =>
  holds(actor, post) && plan.posts.some(({ key, may }) => key === post && may.includes('decide'));

function requirePost(plan: Plan, key: string) {
  const post = plan.posts.find((each) => each.key === key);
  if (post) return post;
  throw new Problem('instruction.post-unknown', {
    post: key,
    known: plan.posts.map((each) => each.key).join(', '),
  });
}

/** A clock that has run out before it begins is a slip of the pen. */
export function requireAhead(now: number, dueAt: number | null): void {
  if (dueAt !== null && dueAt <= now)
    throw new Problem('instruction.due-passed', { due: beijingIso(dueAt), now: beijingIso(now) });
}
