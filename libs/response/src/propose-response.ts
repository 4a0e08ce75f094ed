import { Problem } from '#kernel';
import { type Command, expectSeq, MACHINES, planOf, requireAllowed, requireCapability } from '#runtime';
import { requireLevel } from './levels.ts';
import { liveResponse } from './live-response.ts';
import { type LoweredConditionsGiven, loweredConditions } from './lowered-conditions.ts';
import { requireReason, submitApproval } from './submit-approval.ts';

export interface ProposeResponse {
  incidentId: string;
  expectedSeq?: number;
  level: string;
  reason?: string;
  /** The level is called for though the figures do not reach it (5.5). */
  lowered?: LoweredConditionsGiven;
  /** Agencies for the groups that are named when a response starts, by group key. */
  namedAtStart?: Record<string, string[]>;
}

export interface ProposalAnswer {
  responseId: string;
  approvalId: string;
  /** The post before which it now lies. */
  post: string;
}

/** The office proposes that a response be started (5.x.2). It starts nothing: the named post decides. */
export const proposeResponse: Command<ProposeResponse, ProposalAnswer> = {
  name: 'propose-response',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, input) {
    const incident = await session.require('incident', input.incidentId);
    const { plan } = planOf(session.plans, incident);
    requireCapability(session.actor, plan, 'propose');
    expectSeq('incident', incident, input.expectedSeq);
    const { activation } = requireLevel(plan, input.level);
    const reason = input.reason ?? '';
    const lowered = loweredConditions(plan, input.lowered, {
      level: input.level,
      from: null,
      recommended: incident.data.assessment.classification.level,
      reason,
    });
    requireReason(plan, incident.data.assessment.classification.level, input.level, reason);
    const live = await liveResponse(session, incident.id);
    if (live)
      throw new Problem('response.exists', { state: live.state, id: live.id }, { responseId: live.id });
    // A proposal that could never be carried out is not put before anybody.
    requireAllowed(MACHINES.incident, incident.state, 'BEGIN_RESPONSE');

    const response = await session.create('response', {
      id: session.newId(),
      incidentId: incident.id,
      level: null,
      data: {
        leads: null,
        leadDelegate: null,
        startedDirectly: false,
        namedAtStart: input.namedAtStart ?? {},
      },
    });
    const approval = await submitApproval(session, plan, {
      kind: 'activation',
      incident,
      responseId: response.id,
      level: input.level,
      post: activation.decides,
      reason,
      proposedAs: activation.proposes,
      lowered,
      namedAtStart: input.namedAtStart,
    });
    return { responseId: response.id, approvalId: approval.id, post: approval.post };
  },
};
