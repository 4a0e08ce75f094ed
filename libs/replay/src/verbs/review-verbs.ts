import { z } from 'zod';
import {
  carryOutPlanProposal,
  closeReview,
  noteFinding,
  openReview,
  PLAN_PROPOSAL_ANSWERS,
  proposePlanChange,
  reopenReview,
} from '#review';
import { planOf } from '#runtime';
import type { Part } from './follow-up.ts';

const Reason = z.string().min(1);
const by = z.string().default('office');

export const reviewVerbs = {
  review: z.strictObject({
    by,
    do: z.enum(['open', 'close', 'reopen']),
    participants: z.array(z.string()).optional(),
    conclusion: z.string().optional(),
    reason: z.string().optional(),
  }),
  finding: z.strictObject({
    by,
    kind: z.enum(['strength', 'problem']),
    words: Reason,
    clause: z.string().optional(),
  }),
  proposePlanChange: z.strictObject({
    by,
    clause: z.string(),
    what: Reason,
    why: Reason,
    onBehalfOf: z.string().optional(),
  }),
  /** Answers the newest proposal about the clause, or notes the version that carries it out. */
  answerPlanProposal: z.strictObject({
    by: z.string().optional(),
    clause: z.string(),
    answer: z.enum(['accept', 'reject', 'reconsider', 'carry-out']),
    reason: z.string().optional(),
    version: z.string().optional(),
  }),
} as const;

type Given<V extends keyof typeof reviewVerbs> = z.infer<(typeof reviewVerbs)[V]>;

/** How each of these verbs is done. */
export const reviewDeeds = (doer: Part) => ({
  review: async ({ by: post, do: step, participants, conclusion = '', reason = '' }: Given<'review'>) => {
    const { incidentId, stage } = doer;
    const actor = stage.as(post);
    if (step === 'open') return void (await doer.do(openReview, { incidentId, participants }, actor));
    const reviewId = await reviewIdOf(doer);
    if (step === 'close') await doer.do(closeReview, { reviewId, participants, conclusion }, actor);
    else await doer.do(reopenReview, { reviewId, reason }, actor);
  },
  finding: async ({ by: post, ...given }: Given<'finding'>): Promise<void> => {
    await doer.do(noteFinding, { ...given, reviewId: await reviewIdOf(doer) }, doer.stage.as(post));
  },
  proposePlanChange: async ({ by: post, ...given }: Given<'proposePlanChange'>): Promise<void> => {
    await doer.do(proposePlanChange, { ...given, reviewId: await reviewIdOf(doer) }, doer.stage.as(post));
  },
  answerPlanProposal: async (given: Given<'answerPlanProposal'>): Promise<void> => {
    const { stage, incidentId } = doer;
    const { clause, answer, reason, version = '' } = given;
    const newest = { orderBy: 'id', descending: true, limit: 1 } as const;
    const [row] = await stage.engine.reader.find('plan_proposal', { incidentId, clause }, newest);
    const [incident] = await stage.engine.reader.get('incident', [incidentId]);
    const { plan } = planOf(stage.engine.plans, incident!);
    const proposalId = row?.id ?? clause;
    if (answer === 'carry-out')
      await doer.do(carryOutPlanProposal, { proposalId, version }, stage.as(given.by ?? 'office'));
    else {
      const actor = stage.as(given.by ?? plan.review?.decides ?? 'office');
      await doer.do(PLAN_PROPOSAL_ANSWERS[answer], { proposalId, reason }, actor);
    }
  },
});

async function reviewIdOf({ stage, incidentId }: Part): Promise<string> {
  const [row] = await stage.engine.reader.find('review', { incidentId });
  return row?.id ?? incidentId;
}
