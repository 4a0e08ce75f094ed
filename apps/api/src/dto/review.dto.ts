import { z } from 'zod';
import { Line, Reason } from './basics.ts';

const Participants = z.array(Line).max(100);

export const OpenReviewDto = z
  .strictObject({ participants: Participants.optional() })
  .meta({ id: 'OpenReview' });
export type OpenReviewDto = z.infer<typeof OpenReviewDto>;

export const FindingDto = z
  .strictObject({ kind: z.enum(['strength', 'problem']), words: Reason, clause: Line.optional() })
  .meta({ id: 'Finding' });
export type FindingDto = z.infer<typeof FindingDto>;

export const PlanProposalDto = z
  .strictObject({
    clause: Line,
    what: Reason,
    why: Reason,
    onBehalfOf: Line.optional(),
    findingId: z.string().optional(),
  })
  .meta({ id: 'PlanProposal' });
export type PlanProposalDto = z.infer<typeof PlanProposalDto>;

export const CloseReviewDto = z
  .strictObject({ participants: Participants.optional(), conclusion: Reason })
  .meta({ id: 'CloseReview' });
export type CloseReviewDto = z.infer<typeof CloseReviewDto>;

export const CarryOutDto = z.strictObject({ version: Line }).meta({ id: 'CarryOutPlanProposal' });
export type CarryOutDto = z.infer<typeof CarryOutDto>;

export const ReviewQuery = z.object({
  format: z.enum(['json', 'md', 'html']).default('json'),
  lang: z.enum(['zh', 'en']).default('zh'),
});
export type ReviewQuery = z.infer<typeof ReviewQuery>;
