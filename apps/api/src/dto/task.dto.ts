import { z } from 'zod';
import { Line, Reason } from './basics.ts';

export const TaskAnswerDto = z
  .strictObject({
    text: z.string().trim().max(5000).optional(),
    figures: z.record(z.string(), z.number()).optional(),
  })
  .meta({ id: 'TaskAnswer' });
export type TaskAnswerDto = z.infer<typeof TaskAnswerDto>;

export const DirectTaskDto = z.strictObject({ reason: Reason.optional() }).meta({ id: 'DirectTask' });
export type DirectTaskDto = z.infer<typeof DirectTaskDto>;

export const ReassignDto = z.strictObject({ recipient: Line, reason: Reason }).meta({ id: 'ReassignTask' });
export type ReassignDto = z.infer<typeof ReassignDto>;

export const QuestionDto = z.strictObject({ text: Reason }).meta({ id: 'Question' });
export type QuestionDto = z.infer<typeof QuestionDto>;

export const HandOnDto = z.strictObject({ accountId: Line, text: Reason.optional() }).meta({ id: 'HandOn' });
export type HandOnDto = z.infer<typeof HandOnDto>;

export const AcknowledgeAllDto = z
  .strictObject({ taskIds: z.array(Line).min(1).max(500) })
  .meta({ id: 'AcknowledgeAll' });
export type AcknowledgeAllDto = z.infer<typeof AcknowledgeAllDto>;
