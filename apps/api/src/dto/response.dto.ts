import { z } from 'zod';
import { Instant, Line, NamedAtStart, Reason, TextDto } from './basics.ts';

const LoweredDto = z
  .strictObject({ ground: z.string(), divisions: z.array(z.string()).max(100).optional() })
  .meta({ id: 'LoweredConditions' });

export const ProposeDto = z
  .strictObject({
    level: z.string(),
    reason: Reason.optional(),
    lowered: LoweredDto.optional(),
    namedAtStart: NamedAtStart.optional(),
  })
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
  .strictObject({ level: z.string(), reason: Reason.optional(), lowered: LoweredDto.optional() })
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

export const ConfirmInformedDto = z
  .strictObject({
    how: z.enum(['phone', 'in-person', 'document']).optional(),
    at: Instant.optional(),
    spokenWith: Line.optional(),
  })
  .meta({ id: 'ConfirmInformed' });
export type ConfirmInformedDto = z.infer<typeof ConfirmInformedDto>;

export const SettleTasksDto = z
  .strictObject({
    settlements: z
      .array(
        z.strictObject({
          taskId: z.string(),
          outcome: z.enum(['completed', 'carried-over', 'withdrawn']),
          reason: Reason,
        }),
      )
      .min(1)
      .max(500),
  })
  .meta({ id: 'SettleTasks' });
export type SettleTasksDto = z.infer<typeof SettleTasksDto>;

export const RecordCallDto = z
  .strictObject({
    recipient: Line,
    at: Instant.optional(),
    spokenWith: Line.optional(),
    passedTo: Line.optional(),
  })
  .meta({ id: 'RecordCall' });
export type RecordCallDto = z.infer<typeof RecordCallDto>;

export const DecideAdjustmentDto = z
  .strictObject({ level: z.string(), reason: Reason, confirmWithdraw: z.boolean().optional() })
  .meta({ id: 'DecideAdjustment' });
export type DecideAdjustmentDto = z.infer<typeof DecideAdjustmentDto>;
