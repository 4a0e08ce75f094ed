import { Problem } from '#kernel';
import { decidingPostForAdjustment, type Plan } from '#plan';
import {
  type Command,
  expectSeq,
  type IncidentRow,
  planOf,
  type ResponseRow,
  requireCapability,
  type Session,
} from '#runtime';
import { directionOf, requireLevel, titleOf } from './levels.ts';
import { refuseSecondDecision } from './live-response.ts';
import { type LoweredConditionsGiven, loweredConditions } from './lowered-conditions.ts';
import type { ProposalAnswer } from './propose-response.ts';
import { requireReason, submitApproval } from './submit-approval.ts';

export interface ProposeChange {
  responseId: string;
  expectedSeq?: number;
  reason?: string;
}

interface Case {
  response: ResponseRow;
  incident: IncidentRow;
  plan: Plan;
}

async function caseOf(session: Session, input: ProposeChange): Promise<Case> {
  const response = await session.require('response', input.responseId);
  const incident = await session.require('incident', response.incidentId);
  const { plan } = planOf(session.plans, incident);
  requireCapability(session.actor, plan, 'propose');
  expectSeq('response', response, input.expectedSeq);
  await refuseSecondDecision(session, response.id);
  return { response, incident, plan };
}

const answer = (responseId: string, approval: { id: string; post: string }): ProposalAnswer => ({
  responseId,
  approvalId: approval.id,
  post: approval.post,
});

/** The office proposes another level for a running response (5.5). */
export const proposeAdjustment: Command<
  ProposeChange & { level: string; lowered?: LoweredConditionsGiven },
  ProposalAnswer
> = {
  name: 'propose-adjustment',
  refs: ({ responseId }) => [{ table: 'response', id: responseId }],
  async handle(session, input) {
    const { response, incident, plan } = await caseOf(session, input);
    const { activation } = requireLevel(plan, input.level);
    if (response.level === null || response.state === 'terminated')
      throw new Problem('command.not-allowed', { state: response.state, event: 'ADJUST', allowed: '—' });
    if (response.level === input.level)
      throw new Problem('response.same-level', { level: titleOf(plan, input.level) });
    const reason = input.reason ?? '';
    const lowered = loweredConditions(plan, input.lowered, {
      level: input.level,
      from: response.level,
      recommended: incident.data.assessment.classification.level,
      reason,
    });
    requireReason(plan, incident.data.assessment.classification.level, input.level, reason);
    const approval = await submitApproval(session, plan, {
      kind: directionOf(plan, response.level, input.level),
      incident,
      responseId: response.id,
      level: input.level,
      post: decidingPostForAdjustment(plan, response.level, input.level),
      reason,
      proposedAs: activation.proposes,
      lowered,
    });
    return answer(response.id, approval);
  },
};

/** The office proposes that the response end (5.7); whoever may start the current level decides. */
export const proposeTermination: Command<ProposeChange, ProposalAnswer> = {
  name: 'propose-termination',
  refs: ({ responseId }) => [{ table: 'response', id: responseId }],
  async handle(session, input) {
    const { response, incident, plan } = await caseOf(session, input);
    const ending = await session.send(
      'response',
      response,
      { type: 'BEGIN_TERMINATION' },
      {
        reason: input.reason ?? null,
        cite: '5.7',
      },
    );
    const { activation } = requireLevel(plan, response.level ?? '');
    const direct = response.data.startedDirectly ? activation.direct?.by[0] : undefined;
    const approval = await submitApproval(session, plan, {
      kind: 'termination',
      incident,
      responseId: ending.id,
      level: null,
      post: direct ?? activation.decides,
      reason: input.reason ?? '',
      proposedAs: activation.proposes,
    });
    return answer(response.id, approval);
  },
};
