import { signBy } from '#identity';
import { beijingIso } from '#kernel';
import type { Plan } from '#plan';
import type { UpwardRow } from '#runtime';
import type { PaperSignature } from '../answers/upward.answer.ts';
import { view } from '../http/view.ts';

/** Whether a signature is owed, until when, and who gave it; a row of the release before owes none. */
function signatureOf(plan: Plan, { context, data: { approval, signed } }: UpwardRow): PaperSignature {
  return {
    state: context.signature ?? 'none',
    signBy: approval?.spoken ? beijingIso(signBy(plan, approval.spoken.calledAt)) : null,
    signedAt: signed ? beijingIso(signed.at) : null,
    signedAs: signed?.post ?? null,
  };
}

/** A document to the level above as the interface shows it. */
export const shownUpward = (plan: Plan, row: UpwardRow) =>
  view({ ...row, signature: signatureOf(plan, row) });
