import { z } from 'zod';
import { Instant, Line, NamedAtStart, Reason, TextDto } from './basics.ts';

export const ProposeDto = z
  .strictObject({ level: z.string(), reason: Reason.optional(), namedAtStart: NamedAtStart.optional() })
  .meta({ id: 'Propose' });
export type ProposeDto = z.infer<typeof ProposeDto>;

export const SpokenDto = z
  .strictObject({
    post: z.string(),
    caller: Line,
    calledAt: Instant,
    readBack: z.boolean(),
    witness: z.string(),
  })
  .meta({ id: 'SpokenDecision' });

export const ApproveDto = z
  .strictObject({
    level: z.string().optional(),
    reason: Reason.optional(),
    confirmAssessment: z.int().positive().optional(),
    confirmWithdraw: z.boolean().optional(),
    spoken: SpokenDto.optional(),
  })
  .meta({ id: 'Approve' });
export type ApproveDto = z.infer<typeof ApproveDto>;

export const ResubmitDto = z
  .strictObject({ level: z.string().optional(), reason: Reason.optional() })
  .meta({ id: 'Resubmit' });
export type ResubmitDto = z.infer<typeof ResubmitDto>;

export const StartDirectlyDto = z
  .strictObject({
    level: z.string(),
    reason: Reason,
    namedAtStart: NamedAtStart.optional(),
    spoken: SpokenDto.optional(),
  })
  .meta({ id: 'StartDirectly' });
export type StartDirectlyDto = z.infer<typeof StartDirectlyDto>;

export const AdjustDto = z
  .strictObject({ level: z.string(), reason: Reason.optional() })
  .meta({ id: 'ProposeAdjustment' });
export type AdjustDto = z.infer<typeof AdjustDto>;

export const DelegateLeadingDto = z
  .strictObject({ to: z.string(), reason: Reason.optional() })
  .meta({ id: 'DelegateLeading' });
export type DelegateLeadingDto = z.infer<typeof DelegateLeadingDto>;

export const AddTaskDto = z
  .strictObject({
    recipient: z.string(),
    title: TextDto,
    detail: TextDto.optional(),
    urgency: z.enum(['urgent', 'routine']).optional(),
    dueWithinMs: z.int().positive().optional(),
    cite: z.string().max(60).optional(),
    reason: Reason,
  })
  .meta({ id: 'AddTask' });
export type AddTaskDto = z.infer<typeof AddTaskDto>;
