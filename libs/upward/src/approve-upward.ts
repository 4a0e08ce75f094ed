import { checkSpoken, type SpokenDecision, signBy, spokenPart } from '#identity';
import { beijingDate } from '#kernel';
import type { Command, Session, UpwardApproval, UpwardRow } from '#runtime';
import { forApprover } from './for-approver.ts';
import { answered, refs, requireReason, type UpwardAnswer, type UpwardStep } from './write-upward.ts';

export interface ApproveUpward extends UpwardStep {
  /** The leader is on the telephone and whoever sends this writes it down; the signature follows. */
  spoken?: SpokenDecision;
}

/**
 * Approves a document, which thereby gets its number; from now on it is not edited (4.1.2). By telephone it is approved
 * from when it was spoken, and may go up before it is signed: a report is due when nobody can come to sign it. Refuses
 * `decision.not-authorised`, and for a telephone call what `checkSpoken` refuses.
 */
export const approveUpward: Command<ApproveUpward, UpwardAnswer> = {
  name: 'approve-upward',
  refs,
  async handle(session, input) {
    const { spoken } = input;
    const { row, plan, authority, rules } = await forApprover(session, input, spoken);
    if (spoken) await checkSpoken(session, plan, spoken);
    const approval: UpwardApproval = {
      ...authority,
      byAccount: session.actor.id,
      // An officer's watch may be fast; nothing was spoken after it was written down.
      at: spoken ? Math.min(spoken.calledAt, session.now) : session.now,
      spoken: spokenPart(spoken),
    };
    const mustSignBy = spoken ? signBy(plan, spoken.calledAt) : null;
    const mark = row.kind === 'application' ? rules.support!.mark : rules.mark;
    const { series, serial } = await numberOf(session, row, mark);
    const number = `${series}${serial}号`;
    const { title, body } = row.data;
    const next = await session.send(
      'upward',
      row,
      { type: 'APPROVE', signBy: mustSignBy },
      {
        change: { series, serial, data: { ...row.data, approval, number } },
        data: { kind: row.kind, number, post: authority.post, title, body, approval, signBy: mustSignBy },
        ...(spoken ? { onBehalfOf: spoken.post } : {}),
      },
    );
    return answered(next);
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
