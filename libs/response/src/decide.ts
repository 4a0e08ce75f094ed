import {
  checkSpoken,
  requireAuthorityToDecide,
  type SpokenDecision,
  signBy,
  spokenPart,
  whoDecides,
} from '#identity';
import { Problem } from '#kernel';
import type { Plan } from '#plan';
import {
  type ApprovalKind,
  type ApprovalRow,
  type Command,
  type Decision,
  expectSeq,
  type IncidentRow,
  MACHINES,
  planOf,
  type ResponseRow,
  requireAllowed,
  type Session,
} from '#runtime';
import { decidingPost, directionOf, requireLevel, titleOf } from './levels.ts';
import { refuseUnconfirmedWithdrawal } from './preview-adjustment.ts';
import { refuseUnsettledTasks } from './refuse-unsettled-tasks.ts';

export interface Approve {
  approvalId: string;
  expectedSeq?: number;
  /** Another level than the proposed one; needs a reason. */
  level?: string;
  reason?: string;
  /** The assessment that the decider looked at, where figures moved since the proposal. */
  confirmAssessment?: number;
  /** The decider looked at what lowering withdraws. */
  confirmWithdraw?: boolean;
  spoken?: SpokenDecision;
}

export interface ApproveAnswer {
  outcome: 'approved' | 'forwarded';
  level: string | null;
  /** The post that decided, or that now has to. */
  post: string;
  seq: number;
}

interface Case {
  approval: ApprovalRow;
  incident: IncidentRow;
  response: ResponseRow;
  plan: Plan;
  level: string | null;
  /** What it comes to at that level: a raise that was proposed may be decided as a lowering. */
  kind: ApprovalKind;
  /** The post that the plan names for what is to be decided. */
  required: string;
}

/**
 * Approves what lies before a post. The plan's post for the level decides, or one above it, or one deputised by
 * a recorded delegation; choosing a level above one's authority sends the proposal on to the right post (5.x.2).
 */
export const approve: Command<Approve, ApproveAnswer> = {
  name: 'approve',
  refs: ({ approvalId }) => [{ table: 'approval', id: approvalId }],
  async handle(session, input) {
    const subject = await caseOf(session, input);
    const { approval, plan, level, kind, required } = subject;
    if (input.spoken) await checkSpoken(session, plan, input.spoken);
    const changed = level !== approval.data.proposedLevel;
    if (changed && !input.reason?.trim()) throw new Problem('decision.reason-required');

    const authority = await authorityFor(session, subject, input.spoken);
    if (authority === 'forward') {
      const next = await session.send(
        'approval',
        approval,
        { type: 'FORWARD', post: required },
        {
          change: {
            post: required,
            data: { ...approval.data, kind, proposedLevel: level, reason: input.reason ?? '' },
          },
          data: { level, from: approval.post, to: required },
          reason: input.reason ?? null,
        },
      );
      return { outcome: 'forwarded', level, post: required, seq: next.seq };
    }

    refuseOvertaken(subject, input.confirmAssessment);
    if (kind === 'lower')
      await refuseUnconfirmedWithdrawal(session, plan, { ...subject, level: level! }, input.confirmWithdraw);

    if (kind === 'termination') await refuseUnsettledTasks(session, subject.response);

    const decision = decisionOf(session, subject, input, authority);
    const mustSignBy = input.spoken ? signBy(plan, input.spoken.calledAt) : null;
    const next = await session.send(
      'approval',
      approval,
      {
        type: 'APPROVE',
        post: authority.post,
        signBy: mustSignBy,
      },
      {
        change: { post: authority.post, data: { ...approval.data, kind, decision } },
        data: {
          kind,
          level,
          recommended: subject.incident.data.assessment.classification.level,
          decision,
          signBy: mustSignBy,
        },
        reason: input.reason ?? null,
        cite: level ? (requireLevel(plan, level).activation.cite ?? null) : null,
        ...(input.spoken ? { onBehalfOf: input.spoken.post } : {}),
      },
    );
    return { outcome: 'approved', level, post: authority.post, seq: next.seq };
  },
};

async function caseOf(session: Session, input: Approve): Promise<Case> {
  const approval = await session.require('approval', input.approvalId);
  const { incidentId, responseId } = approval;
  const [incident, response] = await Promise.all([
    session.require('incident', incidentId),
    session.require('response', responseId),
    // What follows from the decision asks for these: so they cost no round trip of their own.
    session.find('task', { responseId }),
    session.find('response', { incidentId }),
    session.find('linked_response', { incidentId }),
    session.find('report_duty', { incidentId }),
  ]);
  const { plan } = planOf(session.plans, incident);
  expectSeq('approval', approval, input.expectedSeq);
  requireAllowed(MACHINES.approval, approval.state, 'APPROVE');
  if (input.level && approval.data.kind === 'termination') throw new Problem('decision.level-not-applicable');
  const level = input.level ?? approval.data.proposedLevel;
  const { kind, proposedLevel } = approval.data;
  return {
    approval,
    incident,
    response,
    plan,
    level,
    kind: kind === 'raise' || kind === 'lower' ? directionOf(plan, response.level, level) : kind,
    required:
      level === null || level === proposedLevel ? approval.post : decidingPost(plan, kind, response, level),
  };
}

/** By whose authority it is decided; `forward` where the decider may decide what was proposed, but not this. */
async function authorityFor(session: Session, subject: Case, spoken: SpokenDecision | undefined) {
  const { plan, required, approval } = subject;
  const actor = whoDecides(session.actor, spoken);
  const delegations = await session.find('delegation', { scope: 'decide', revokedAt: null });
  const common = { plan, actor, delegations, now: session.now, level: subject.level };
  try {
    return requireAuthorityToDecide({ ...common, decidingPost: required });
  } catch (refusal) {
    if (required === approval.post) throw refusal;
    requireAuthorityToDecide({ ...common, decidingPost: approval.post });
    return 'forward' as const;
  }
}

function refuseOvertaken({ approval, incident, plan }: Case, confirmed: number | undefined): void {
  const { assessment } = incident.data;
  const now = assessment.classification.level;
  if (now === approval.data.recommendedLevel || confirmed === assessment.seq) return;
  throw new Problem(
    'decision.overtaken',
    { was: titleOf(plan, approval.data.recommendedLevel), now: titleOf(plan, now), seq: assessment.seq },
    { assessment, confirmAssessment: assessment.seq },
  );
}

function decisionOf(
  session: Session,
  { incident, level }: Case,
  { spoken, reason }: Approve,
  authority: { post: string; delegationId: string | null },
): Decision {
  return {
    level,
    reason: reason ?? '',
    post: authority.post,
    delegationId: authority.delegationId,
    byAccount: session.actor.id,
    // A spoken order takes effect when it was spoken, not when it was typed in.
    at: spoken?.calledAt ?? session.now,
    spoken: spokenPart(spoken),
    confirmedAssessmentSeq: incident.data.assessment.seq,
  };
}
