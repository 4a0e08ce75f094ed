import { durationMs, Problem } from '#kernel';
import { type Plan, resolveTasks } from '#plan';
import type {
  ApprovalData,
  ApprovalKind,
  ApprovalRow,
  IncidentRow,
  LoweredConditionsUsed,
  Session,
} from '#runtime';
import { requireLevel, titleOf } from './levels.ts';

export interface Proposal {
  kind: ApprovalKind;
  incident: IncidentRow;
  responseId: string;
  /** The level proposed; null for a termination. */
  level: string | null;
  /** The post that has to decide it. */
  post: string;
  reason: string;
  proposedAs: string;
  lowered?: LoweredConditionsUsed | null;
  namedAtStart?: Record<string, string[]>;
}

/** A level other than the recommended one needs a reason: real decisions differ from the formula both ways. */
export function requireReason(plan: Plan, recommended: string | null, level: string, reason: string): void {
  if (level === recommended || reason.trim()) return;
  throw new Problem('proposal.reason-required', {
    proposed: titleOf(plan, level),
    recommended: recommended ? titleOf(plan, recommended) : '—',
  });
}

/** Puts a proposal before the post that decides it, with the assessment that it rests on. */
export async function submitApproval(session: Session, plan: Plan, proposal: Proposal): Promise<ApprovalRow> {
  const { incident, level, namedAtStart } = proposal;
  // Names that the plan does not have are refused here, not when the decision is taken.
  if (level && namedAtStart)
    resolveTasks(plan, level, { affectedDivisions: incident.data.affected, namedAtStart });
  const { assessment } = incident.data;
  const data: ApprovalData = {
    kind: proposal.kind,
    recommendedLevel: assessment.classification.level,
    proposedLevel: level,
    reason: proposal.reason,
    proposedBy: session.actor.id,
    proposedAs: proposal.proposedAs,
    assessmentSeq: assessment.seq,
    lowered: proposal.lowered ?? null,
    namedAtStart: namedAtStart ?? {},
    decision: null,
    returnedFor: null,
    signedBy: null,
  };
  const draft = await session.create('approval', {
    id: session.newId(),
    incidentId: incident.id,
    responseId: proposal.responseId,
    post: proposal.post,
    data,
  });
  const by = decideBy(session, plan, level);
  return session.send(
    'approval',
    draft,
    { type: 'SUBMIT', post: proposal.post, decideBy: by },
    {
      data: {
        kind: data.kind,
        level,
        recommended: data.recommendedLevel,
        post: proposal.post,
        decideBy: by,
        ...(data.lowered && { lowered: data.lowered }),
      },
      reason: proposal.reason || null,
      cite: level ? (requireLevel(plan, level).activation.cite ?? null) : null,
    },
  );
}

/** When the plan says by when a proposal is to be decided. */
export function decideBy(session: Session, plan: Plan, level: string | null): number | null {
  const within = level ? requireLevel(plan, level).activation.proposal?.within : undefined;
  return within ? session.now + durationMs(within) : null;
}
