import { requireAuthorityToDecide } from '#identity';
import { beijingDate } from '#kernel';
import { type Command, expectSeq, type Session, type UpwardRow } from '#runtime';
import { upwardRules } from './rules.ts';
import { answered, refs, requireReason, type UpwardAnswer, type UpwardStep } from './write-upward.ts';

/** The document, for the post that approves it, one above it, or one deputised by a recorded delegation. */
async function forApprover(session: Session, { upwardId, expectedSeq }: UpwardStep) {
  const row = await session.require('upward', upwardId);
  const { plan } = await session.planOf(row.incidentId);
  const delegations = await session.find('delegation', { scope: 'decide', revokedAt: null });
  const { actor, now } = session;
  const authority = requireAuthorityToDecide({ plan, actor, delegations, now, decidingPost: row.post });
  expectSeq('upward', row, expectedSeq);
  return { row, authority, rules: upwardRules(plan, row.kind) };
}

/** Approves a document, which thereby gets its number; from now on it is not edited. */
export const approveUpward: Command<UpwardStep, UpwardAnswer> = {
  name: 'approve-upward',
  refs,
  async handle(session, input) {
    const { row, authority, rules } = await forApprover(session, input);
    const approval = { ...authority, byAccount: session.actor.id, at: session.now };
    const mark = row.kind === 'application' ? rules.support!.mark : rules.mark;
    const { series, serial } = await numberOf(session, row, mark);
    const number = `${series}${serial}号`;
    return answered(
      await session.send(
        'upward',
        row,
        { type: 'APPROVE' },
        {
          change: { series, serial, data: { ...row.data, approval, number } },
          data: { kind: row.kind, number, post: authority.post, title: row.data.title, body: row.data.body },
        },
      ),
    );
  },
};

/** Numbers run through one Beijing year; an exercise has its own, or real ones would show gaps. */
async function numberOf(session: Session, { exercise }: UpwardRow, mark: string) {
  const year = beijingDate(session.now).slice(0, 4);
  const series = `${exercise ? '演练' : ''}${mark}〔${year}〕`;
  const [last] = await session.find('upward', { series }, { orderBy: 'serial', descending: true, limit: 1 });
  return { series, serial: (last?.serial ?? 0) + 1 };
}

/** Sends a document back for more. */
export const returnUpward: Command<UpwardStep & { reason: string }, UpwardAnswer> = {
  name: 'return-upward',
  refs,
  async handle(session, input) {
    const { row, authority } = await forApprover(session, input);
    const reason = requireReason(input);
    const change = { data: { ...row.data, returnedFor: reason } };
    const data = { kind: row.kind, post: authority.post };
    return answered(await session.send('upward', row, { type: 'RETURN' }, { change, data, reason }));
  },
};
