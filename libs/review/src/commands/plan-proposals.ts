import { requireAuthorityToDecide } from '#identity';
import { Problem } from '#kernel';
import {
  type Command,
  expectSeq,
  type PlanProposalRow,
  planOf,
  requireCapability,
  type Session,
} from '#runtime';
import { requireClause } from './require-clause.ts';
import { forOffice, type ReviewStep } from './review-steps.ts';

export interface ProposePlanChange extends ReviewStep {
  clause: string;
  what: string;
  why: string;
  /** Whose proposal it is, in words, where somebody writes it down for another. */
  onBehalfOf?: string;
  findingId?: string;
}

export interface PlanProposalStep {
  proposalId: string;
  expectedSeq?: number;
  reason?: string;
}

export interface PlanProposalAnswer {
  id: string;
  seq: number;
  state: string;
}

const answered = ({ id, seq, state }: PlanProposalRow): PlanProposalAnswer => ({ id, seq, state });
const refs = ({ proposalId }: PlanProposalStep) => [{ table: 'plan_proposal' as const, id: proposalId }];

/**
 * A proposal to change a clause of the plan, kept with the review from which it comes (8.3.1). Refuses
 * `review.closed`, `review.clause-unknown` and `review.finding-unknown`.
 */
export const proposePlanChange: Command<ProposePlanChange, PlanProposalAnswer> = {
  name: 'propose-plan-change',
  refs: ({ reviewId }) => [{ table: 'review', id: reviewId }],
  async handle(session, input) {
    const { row: review, plan } = await forOffice(session, input);
    if (review.state !== 'open') throw new Problem('review.closed');
    const { clause, findingId = null, onBehalfOf = null } = input;
    requireClause(plan, clause);
    const [what, why] = [input.what.trim(), input.why.trim()];
    if (!what || !why) throw new Problem('decision.reason-required');
    const finding = findingId === null ? null : await session.get('finding', findingId);
    if (findingId !== null && finding?.reviewId !== review.id)
      throw new Problem('review.finding-unknown', { id: findingId });
    const row = await session.create(
      'plan_proposal',
      {
        id: session.newId(),
        incidentId: review.incidentId,
        reviewId: review.id,
        clause,
        data: {
          what,
          why,
          proposedBy: session.actor.id,
          onBehalfOf,
          findingId,
          answer: null,
          carriedOut: null,
        },
      },
      {
        data: { clause, what, findingId },
        reason: why,
        cite: '8.3.1',
        ...(onBehalfOf ? { onBehalfOf } : {}),
      },
    );
    return answered(row);
  },
};

async function caseOf(session: Session, { proposalId, expectedSeq }: PlanProposalStep) {
  const row = await session.require('plan_proposal', proposalId);
  const incident = await session.require('incident', row.incidentId);
  expectSeq('plan_proposal', row, expectedSeq);
  return { row, incident, plan: planOf(session.plans, incident).plan };
}

function answer(
  name: string,
  type: 'ACCEPT' | 'REJECT' | 'RECONSIDER',
): Command<PlanProposalStep, PlanProposalAnswer> {
  return {
    name,
    refs,
    async handle(session, input) {
      const { row, plan } = await caseOf(session, input);
      if (!plan.review) throw new Problem('review.not-in-plan', { plan: plan.id });
      const delegations = await session.find('delegation', { scope: 'decide', revokedAt: null });
      const { actor, now } = session;
      const decidingPost = plan.review.decides;
      const { post } = requireAuthorityToDecide({ plan, actor, delegations, now, decidingPost });
      const reason = input.reason?.trim() ?? '';
      if (!reason && type !== 'ACCEPT') throw new Problem('decision.reason-required');
      const given = type === 'RECONSIDER' ? null : { post, by: actor.id, at: now, reason };
      return answered(
        await session.send(
          'plan_proposal',
          row,
          { type },
          {
            change: { data: { ...row.data, answer: given } },
            data: { clause: row.clause, post },
            reason: reason || null,
          },
        ),
      );
    },
  };
}

/** What the post that answers proposals says of one, by the name that it has at the edge. */
export const PLAN_PROPOSAL_ANSWERS = {
  accept: answer('accept-plan-proposal', 'ACCEPT'),
  reject: answer('reject-plan-proposal', 'REJECT'),
  reconsider: answer('reconsider-plan-proposal', 'RECONSIDER'),
} as const;

/**
 * Notes that a later version of the plan, which this engine has loaded, carries the proposal out. Refuses
 * `plan.unknown` and `plan-proposal.version-not-later`.
 */
export const carryOutPlanProposal: Command<PlanProposalStep & { version: string }, PlanProposalAnswer> = {
  name: 'carry-out-plan-proposal',
  refs,
  async handle(session, input) {
    const { row, incident, plan } = await caseOf(session, input);
    requireCapability(session.actor, plan, 'propose');
    const { version } = input;
    session.plans.version(incident.planId, version);
    if (version <= incident.planVersion)
      throw new Problem('plan-proposal.version-not-later', { version, was: incident.planVersion });
    const carriedOut = { version, by: session.actor.id, at: session.now };
    return answered(
      await session.send(
        'plan_proposal',
        row,
        { type: 'CARRY_OUT' },
        { change: { data: { ...row.data, carriedOut } }, data: { clause: row.clause, version } },
      ),
    );
  },
};
