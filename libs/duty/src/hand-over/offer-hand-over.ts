import type { OnBehalf } from '#identity';
import { durationMs, Problem } from '#kernel';
import {
  type Command,
  type DutyShiftRow,
  expectSeq,
  type HandOverRow,
  notify,
  onDutyNow,
  type PersonOnDuty,
  personToReach,
  type Session,
  urgentNotice,
} from '#runtime';
import { gatherMatters } from '../matters/gather-matters.ts';
import { findSubject, maySetRoster, requireDuty, type Subject } from '../subject.ts';

export interface OfferHandOver {
  /** Shift that comes on; its person is the taker. */
  shiftId: string;
  notes?: string | undefined;
}

export interface HandOverStep {
  id: string;
  seq: number;
  state: string;
  /** Hash of the list of open matters, which the taker sends back as `seen`. */
  hash: string;
}

export const stepped = ({ id, seq, state, data }: HandOverRow): HandOverStep => ({
  ...{ id, seq, state, hash: data.list.hash },
});

const personOf = ({ id: shiftId, name, accountId }: DutyShiftRow): PersonOnDuty => ({
  name,
  accountId,
  shiftId,
});

/** Offers duty to the shift that comes on, with the open matters as the engine lists them and notes. */
export const offerHandOver: Command<OfferHandOver, HandOverStep> = {
  name: 'offer-hand-over',
  refs: ({ shiftId }) => [{ table: 'duty_shift', id: shiftId }],
  async handle(session, { shiftId, notes }) {
    const shift = await session.require('duty_shift', shiftId);
    const { key: subject, role } = { key: shift.subject, role: shift.role };
    const { from, detail, about } = await mayOffer(session, shift);
    const pending = (await session.find('hand_over', { subject, state: ['offered', 'refused'] })).find(
      (each) => each.role === role,
    );
    if (pending) throw new Problem('hand-over.pending', { id: pending.id });
    const to = personOf(shift);
    const drafted = await session.create('hand_over', {
      ...{ id: session.newId(), subject, role, acceptUntil: null, acceptedAt: null, holdsUntil: null },
      data: {
        ...{ from, to, notes: notes?.trim() ?? '', refusals: [], acceptedBy: null },
        list: { at: session.now, hash: '', matters: [] },
      },
    });
    return stepped(await offer(session, about, drafted, detail));
  },
};

/** Offers again what was refused: with the list of now, and other notes if they are given. */
export const reofferHandOver: Command<
  { handOverId: string; notes?: string | undefined; expectedSeq?: number | undefined },
  HandOverStep
> = {
  name: 'reoffer-hand-over',
  refs: ({ handOverId }) => [{ table: 'hand_over', id: handOverId }],
  async handle(session, { handOverId, notes, expectedSeq }) {
    const row = await session.require('hand_over', handOverId);
    const shift = await session.require('duty_shift', row.data.to.shiftId);
    const { from, detail, about } = await mayOffer(session, shift);
    expectSeq('hand_over', row, expectedSeq);
    const data = { ...row.data, from, notes: notes?.trim() ?? row.data.notes };
    return stepped(await offer(session, about, { ...row, data }, detail));
  },
};

/** Whoever goes off, and that the actor may hand over the duty. */
async function mayOffer(session: Session, shift: DutyShiftRow) {
  const about = findSubject(session.plans, shift.subject);
  const detail = requireDuty(session.actor, about);
  if (shift.removedAt !== null || shift.endsAt <= session.now)
    throw new Problem('hand-over.shift-unfit', { subjectZh: about.title.zh, subjectEn: about.title.en });
  const on = (await onDutyNow(session, shift.subject)).find(({ role }) => role === shift.role);
  if (on?.shiftId === shift.id && on.basis === 'hand-over')
    throw new Problem('hand-over.same-shift', { name: on.name });
  // By the roster the next shift may have begun: duty is still handed over by whoever had it before.
  const last = on && on.shiftId !== shift.id ? on : await lastBefore(session, shift);
  const from = last && { name: last.name, accountId: last.accountId, shiftId: last.shiftId };
  const own = !from?.accountId || from.accountId === session.actor.id;
  if (!own && !detail.onBehalfOf && !maySetRoster(session.actor, about))
    throw new Problem('hand-over.not-on-duty', { name: from.name });
  return { from, detail, about };
}

async function lastBefore(session: Session, { subject, role, startsAt }: DutyShiftRow) {
  const shifts = await session.find('duty_shift', { subject, removedAt: null });
  const before = shifts.find((each) => each.role === role && each.endsAt === startsAt);
  return before ? personOf(before) : null;
}

async function offer(
  session: Session,
  { key, title, plan }: Subject,
  row: HandOverRow,
  detail: OnBehalf,
): Promise<HandOverRow> {
  const rules = plan.duty?.handOver;
  const acceptUntil = rules ? session.now + durationMs(rules.acceptWithin) : null;
  const list = await gatherMatters((...asked) => session.find(...asked), key, session.now);
  const { from, to } = row.data;
  const offered = await session.send(
    'hand_over',
    row,
    { type: 'OFFER', acceptUntil },
    {
      change: { acceptUntil, data: { ...row.data, list } },
      data: {
        ...{ recipient: key, role: row.role, from, to, acceptUntil },
        hash: list.hash,
        matters: list.matters.length,
      },
      reason: row.data.notes || null,
      ...detail,
    },
  );
  const onDuty = await personToReach(session, plan, to);
  const said = {
    title: {
      zh: `${title.zh}有班待接：请${to.name}核对未了事项后接班`,
      en: `A shift of ${title.en} is offered: ${to.name}, look at the open matters and take over`,
    },
    dueAt: acceptUntil,
    handOverId: offered.id,
  };
  await notify(session, null, [{ ...urgentNotice(key, null, said), onDuty, contactRole: row.role }]);
  return offered;
}
