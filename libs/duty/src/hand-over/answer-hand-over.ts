import { durationMs, Problem } from '#kernel';
import {
  type Command,
  expectSeq,
  type HandOverRow,
  isCapable,
  type PassingFact,
  type Session,
} from '#runtime';
import { gatherMatters } from '../matters/gather-matters.ts';
import { changesSince } from '../matters/matter-changes.ts';
import { findSubject, isOfSubject, requireDuty, type Subject } from '../subject.ts';
import { type HandOverStep, stepped } from './offer-hand-over.ts';

export interface AnswerHandOver {
  handOverId: string;
  expectedSeq?: number | undefined;
}

const refs = ({ handOverId }: AnswerHandOver) => [{ table: 'hand_over' as const, id: handOverId }];

async function find(session: Session, { handOverId, expectedSeq }: AnswerHandOver) {
  const row = await session.require('hand_over', handOverId);
  const about = findSubject(session.plans, row.subject);
  expectSeq('hand_over', row, expectedSeq);
  return { row, about };
}

/**
 * Only the taker answers. One without an account is spoken for by its own people, but never by whoever goes off; a post
 * that logs may record what a taker of an agency or a county said.
 */
function whoseAnswer(session: Session, about: Subject, row: HandOverRow): { onBehalfOf?: string } {
  const { actor } = session;
  const { from, to } = row.data;
  if (to.accountId === actor.id) return {};
  const free = to.accountId === null && (from === null || from.accountId !== actor.id);
  if (free && isOfSubject(actor, about)) return { onBehalfOf: to.name };
  if (!about.key.startsWith('post:') && isCapable(actor, about.plan, 'log')) return { onBehalfOf: to.name };
  throw new Problem('hand-over.not-taker', { name: to.name });
}

/**
 * The taker accepts, having seen the list: duty passes at this moment. Where something was added or changed since then
 * it is told what, and asked to confirm with the hash of the list as it is (`hand-over.matters-changed`).
 */
export const acceptHandOver: Command<AnswerHandOver & { seen: string }, HandOverStep> = {
  name: 'accept-hand-over',
  refs,
  async handle(session, input) {
    const { row, about } = await find(session, input);
    const detail = whoseAnswer(session, about, row);
    const { key: recipient, plan, title } = about;
    const { role, data } = row;
    const shift = await session.require('duty_shift', data.to.shiftId);
    const off = shift.removedAt !== null || (shift.relievedAt !== null && shift.relievedAt <= session.now);
    if (off && row.state === 'offered')
      throw new Problem('hand-over.taker-off', {
        name: data.to.name,
        subjectZh: title.zh,
        subjectEn: title.en,
      });
    const list = await gatherMatters((...asked) => session.find(...asked), recipient, session.now);
    if (row.state === 'offered' && list.hash !== input.seen) {
      const changes = changesSince(data.list.matters, list.matters);
      const { added, changed, gone } = changes;
      if (input.seen !== data.list.hash || added.length || changed.length)
        throw new Problem(
          'hand-over.matters-changed',
          { added: added.length, changed: changed.length, gone: gone.length },
          { ...changes, hash: list.hash },
        );
    }
    const lapse = plan.duty ? durationMs(plan.duty.handOver.lapsesAfter) : 0;
    const holdsUntil = Math.max(shift.endsAt, session.now) + lapse;
    const passing: PassingFact = { ...data.to, recipient, role, acceptedAt: session.now, holdsUntil };
    const accepted = await session.send(
      'hand_over',
      row,
      { type: 'ACCEPT' },
      {
        change: {
          ...{ acceptedAt: session.now, holdsUntil },
          data: { ...data, list, acceptedBy: session.actor.id },
        },
        data: { ...passing, from: data.from, hash: list.hash, matters: list.matters.length },
        ...detail,
      },
    );
    return stepped(accepted);
  },
};

export const refuseHandOver: Command<AnswerHandOver & { reason: string }, HandOverStep> = {
  name: 'refuse-hand-over',
  refs,
  async handle(session, input) {
    const { row, about } = await find(session, input);
    const detail = whoseAnswer(session, about, row);
    const reason = requireReason(input.reason);
    const refusal = { at: session.now, by: session.actor.id, reason };
    const data = { ...row.data, refusals: [...row.data.refusals, refusal] };
    const told = { recipient: row.subject, role: row.role, to: row.data.to };
    return stepped(
      await session.send(
        'hand_over',
        row,
        { type: 'REFUSE' },
        { change: { data }, data: told, reason, ...detail },
      ),
    );
  },
};

export const cancelHandOver: Command<AnswerHandOver & { reason: string }, HandOverStep> = {
  name: 'cancel-hand-over',
  refs,
  async handle(session, input) {
    const { row, about } = await find(session, input);
    const detail = requireDuty(session.actor, about);
    const reason = requireReason(input.reason);
    const told = { recipient: row.subject, role: row.role, to: row.data.to };
    return stepped(
      await session.send('hand_over', row, { type: 'CANCEL' }, { data: told, reason, ...detail }),
    );
  },
};

/** Lists the open matters anew while the offer stands, so that what was settled and added is seen at once. */
export const renewHandOver: Command<AnswerHandOver, HandOverStep> = {
  name: 'renew-hand-over',
  refs,
  async handle(session, input) {
    const { row, about } = await find(session, input);
    const detail = requireDuty(session.actor, about);
    const list = await gatherMatters((...asked) => session.find(...asked), row.subject, session.now);
    const told = { recipient: row.subject, hash: list.hash, matters: list.matters.length };
    return stepped(
      await session.send(
        'hand_over',
        row,
        { type: 'RENEW' },
        { change: { data: { ...row.data, list } }, data: told, ...detail },
      ),
    );
  },
};

function requireReason(reason: string): string {
  const given = reason.trim();
  if (!given) throw new Problem('hand-over.reason-required');
  return given;
}
