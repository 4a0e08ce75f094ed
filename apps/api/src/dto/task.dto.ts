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
