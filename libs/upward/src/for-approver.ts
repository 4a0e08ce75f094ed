import { requireAuthorityToDecide, type SpokenDecision, whoDecides } from '#identity';
import { expectSeq, type Session } from '#runtime';
import { upwardRules } from './rules.ts';
import type { UpwardStep } from './write-upward.ts';

/**
 * The document, for the post that approves it, one above it, or one deputised by a recorded delegation; of a call, for
 * the post that spoke. Refuses `decision.not-authorised` and `command.stale`.
 */
export async function forApprover(
  session: Session,
  { upwardId, expectedSeq }: UpwardStep,
  spoken?: SpokenDecision,
) {
  const row = await session.require('upward', upwardId);
  const { plan } = await session.planOf(row.incidentId);
  const delegations = await session.find('delegation', { scope: 'decide', revokedAt: null });
  const actor = whoDecides(session.actor, spoken);
  const { now } = session;
  const authority = requireAuthorityToDecide({ plan, actor, delegations, now, decidingPost: row.post });
  expectSeq('upward', row, expectedSeq);
  return { row, plan, authority, rules: upwardRules(plan, row.kind) };
}
