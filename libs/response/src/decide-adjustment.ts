import { requireAuthorityToDecide } from '#identity';
import { Problem } from '#kernel';
import { type Command, type Decision, expectSeq, planOf } from '#runtime';
import { decidingPost, directionOf, requireLevel } from './levels.ts';
import { refuseSecondDecision } from './live-response.ts';
import { refuseUnconfirmedWithdrawal } from './preview-adjustment.ts';
import { submitApproval } from './submit-approval.ts';

export interface DecideAdjustment {
  responseId: string;
  expectedSeq?: number;
  level: string;
  reason: string;
  /** The decider looked at what lowering withdraws. */
  confirmWithdraw?: boolean;
}

export interface AdjustmentAnswer {
  responseId: string;
  approvalId: string;
  level: string;
  kind: 'raise' | 'lower';
}

const RUNNING = ['active', 'terminating'];

/**
 * The post that decides a change of level, or one above it, raises or lowers a running response by itself: 5.5 asks for
 * no proposal. It is kept as a proposal of the decider's own with its decision. Refuses while another decision on the
 * response is pending, without a reason, and where lowering withdraws tasks that the decider has not seen.
 */
export const decideAdjustment: Command<DecideAdjustment, AdjustmentAnswer> = {
  name: 'decide-adjustment',
  refs: ({ responseId }) => [{ table: 'response', id: responseId }],
  async handle(session, input) {
    const response = await session.require('response', input.responseId);
    const incident = await session.require('incident', response.incidentId);
    const { plan } = planOf(session.plans, incident);
    expectSeq('response', response, input.expectedSeq);
    const { level, reason } = input;
    requireLevel(plan, level);
    if (!RUNNING.includes(response.state))
      throw new Problem('command.not-allowed', { state: response.state, event: 'ADJUST', allowed: '—' });
    const kind = directionOf(plan, response.level, level);
    const required = decidingPost(plan, kind, response, level);
    const delegations = await session.find('delegation', { scope: 'decide', revokedAt: null });
    const { actor, now } = session;
    const authority = requireAuthorityToDecide({
      ...{ plan, actor, delegations, now, level, decidingPost: required },
    });
    await refuseSecondDecision(session, response.id);
    if (!reason.trim()) throw new Problem('decision.reason-required');
    if (kind === 'lower')
      await refuseUnconfirmedWithdrawal(session, plan, { incident, response, level }, input.confirmWithdraw);

    const { post } = authority;
    const submitted = await submitApproval(session, plan, {
      ...{ kind, incident, responseId: response.id, level, post, reason, proposedAs: post },
    });
    const decision: Decision = {
      ...{ level, reason, post, delegationId: authority.delegationId, byAccount: actor.id, at: now },
      spoken: null,
      confirmedAssessmentSeq: incident.data.assessment.seq,
    };
    await session.send(
      'approval',
      submitted,
      { type: 'APPROVE', post, signBy: null },
      {
        change: { data: { ...submitted.data, decision } },
        data: { kind, level, own: true, decision, signBy: null },
        reason,
        cite: '5.5',
      },
    );
    return { responseId: response.id, approvalId: submitted.id, level, kind };
  },
};
