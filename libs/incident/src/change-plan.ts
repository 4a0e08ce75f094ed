import { Problem } from '#kernel';
import { diffPlans, type Plan } from '#plan';
import {
  assess,
  type Command,
  expectSeq,
  type IncidentRow,
  type Plans,
  planName,
  planOf,
  requireCapability,
} from '#runtime';

export interface ChangePlan {
  incidentId: string;
  expectedSeq?: number;
  /** Effective date of the version to move to. */
  version: string;
  /** Checksum of the difference that was shown. */
  confirm: string;
  reason: string;
}

export interface PlanChange {
  from: string;
  to: string;
  /** What differs between the versions, in words. */
  difference: ReturnType<typeof diffPlans>;
  levelBefore: string | null;
  levelAfter: string | null;
  /** Send this back to confirm. */
  confirm: string;
}

const checksum = (from: Plan, to: Plan): string => `${from.hash.slice(0, 16)}-${to.hash.slice(0, 16)}`;

/** What moving the incident to another version would change. */
export function previewPlanChange(plans: Plans, incident: IncidentRow, version: string): PlanChange {
  const from = planOf(plans, incident);
  const to = plans.version(incident.planId, version);
  if (from.plan.effectiveFrom === to.plan.effectiveFrom)
    throw new Problem('incident.plan-unchanged', { version });
  return {
    from: planName(from.plan),
    to: planName(to.plan),
    difference: diffPlans(from.plan, to.plan),
    levelBefore: assess(from, incident).level,
    levelAfter: assess(to, incident).level,
    confirm: checksum(from.plan, to.plan),
  };
}

/** Moves an incident to another version of its plan: only by a person, after the difference was shown. */
export const changePlan: Command<ChangePlan, { seq: number; level: string | null }> = {
  name: 'change-plan',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, input) {
    const incident = await session.require('incident', input.incidentId);
    requireCapability(session.actor, planOf(session.plans, incident).plan, 'propose');
    expectSeq('incident', incident, input.expectedSeq);
    const change = previewPlanChange(session.plans, incident, input.version);
    if (input.confirm !== change.confirm)
      throw new Problem('incident.plan-difference-unseen', {}, { change });
    const to = session.plans.version(incident.planId, input.version);
    const classification = assess(to, incident);
    const next = await session.send(
      'incident',
      incident,
      { type: 'CHANGE_PLAN' },
      {
        change: {
          planVersion: input.version,
          data: { ...incident.data, assessment: { seq: incident.seq + 1, at: session.now, classification } },
        },
        data: { from: change.from, to: change.to, level: classification.level },
        reason: input.reason,
      },
    );
    return { seq: next.seq, level: classification.level };
  },
};
