import { requireAuthorityToDecide } from '#identity';
import { Problem } from '#kernel';
import { type ApprovalRow, type Command, expectSeq, planOf, requireCapability, type Session } from '#runtime';
import { decidingPost, directionOf } from './levels.ts';
import type { ProposalAnswer } from './propose-response.ts';
import { decideBy, requireReason } from './submit-approval.ts';

export interface AnswerProposal {
  approvalId: string;
  expectedSeq?: number;
  reason?: string;
}

interface Answered {
  seq: number;
  state: string;
}

/** Refuses unless the actor may decide what lies before this post; returns the authority. */
async function requireAuthority(session: Session, approval: ApprovalRow) {
  const { plan } = await session.planOf(approval.incidentId);
  const delegations = await session.find('delegation', { scope: 'decide', revokedAt: null });
  const { actor, now } = session;
  return requireAuthorityToDecide({
    plan,
    actor,
    delegations,
    now,
    decidingPost: approval.post,
    level: approval.data.proposedLevel,
  });
}

function answerOf(name: string, event: 'RETURN' | 'REJECT'): Command<AnswerProposal, Answered> {
  return {
    name,
    refs: ({ approvalId }) => [{ table: 'approval', id: approvalId }],
    async handle(session, { approvalId, expectedSeq, reason }) {
      const approval = await session.require('approval', approvalId);
      expectSeq('approval', approval, expectedSeq);
      const authority = await requireAuthority(session, approval);
      if (!reason?.trim()) throw new Problem('decision.reason-required');
      const next = await session.send(
        'approval',
        approval,
        { type: event },
        {
          change: { data: { ...approval.data, returnedFor: reason } },
          data: { post: authority.post },
          reason,
        },
      );
      return { seq: next.seq, state: next.state };
    },
  };
}

/** Sends a proposal back for more; the office may submit it again. */
export const returnProposal = answerOf('return-proposal', 'RETURN');
export const rejectProposal = answerOf('reject-proposal', 'REJECT');

/** The office submits a returned proposal again, on the assessment as it stands now. */
export const resubmitProposal: Command<AnswerProposal & { level?: string }, ProposalAnswer> = {
  name: 'resubmit-proposal',
  refs: ({ approvalId }) => [{ table: 'approval', id: approvalId }],
  async handle(session, input) {
    const approval = await session.require('approval', input.approvalId);
    const incident = await session.require('incident', approval.incidentId);
    const { plan } = planOf(session.plans, incident);
    requireCapability(session.actor, plan, 'propose');
    expectSeq('approval', approval, input.expectedSeq);
    const response = await session.require('response', approval.responseId);
    const { kind, proposedLevel } = approval.data;
    if (input.level && kind === 'termination') throw new Problem('decision.level-not-applicable');
    const { assessment } = incident.data;
    const level = input.level ?? proposedLevel;
    const reason = input.reason ?? approval.data.reason;
    if (level) requireReason(plan, assessment.classification.level, level, reason);
    const post = level ? decidingPost(plan, kind, response, level) : approval.post;
    const moves = kind === 'raise' || kind === 'lower';
    const by = decideBy(session, plan, level);
    const next = await session.send(
      'approval',
      approval,
      { type: 'SUBMIT', post, decideBy: by },
      {
        change: {
          post,
          data: {
            ...approval.data,
            kind: moves ? directionOf(plan, response.level, level) : kind,
            proposedLevel: level,
            recommendedLevel: assessment.classification.level,
            assessmentSeq: assessment.seq,
            reason,
            returnedFor: null,
          },
        },
        data: {
          kind: moves ? directionOf(plan, response.level, level) : kind,
          level,
          recommended: assessment.classification.level,
          post,
          decideBy: by,
        },
        reason: reason || null,
      },
    );
    return { responseId: approval.responseId, approvalId: next.id, post };
  },
};

/** Signs a decision that was given by word of mouth. */
export const signDecision: Command<AnswerProposal, Answered> = {
  name: 'sign-decision',
  refs: ({ approvalId }) => [{ table: 'approval', id: approvalId }],
  async handle(session, { approvalId, expectedSeq }) {
    const approval = await session.require('approval', approvalId);
    expectSeq('approval', approval, expectedSeq);
    const authority = await requireAuthority(session, approval);
    const next = await session.send(
      'approval',
      approval,
      { type: 'SIGN' },
      {
        change: { data: { ...approval.data, signedBy: session.actor.id } },
        data: { post: authority.post },
      },
    );
    return { seq: next.seq, state: next.state };
  },
};
