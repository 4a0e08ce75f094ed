import { z } from 'zod';
import { Instant, Line, Reason } from './basics.ts';

export const GiveInstructionDto = z
  .strictObject({
    post: z.string(),
    recipient: z.string(),
    text: Reason,
    document: Line.optional(),
    givenAt: Instant.optional(),
    dueAt: Instant.optional(),
  })
  .meta({ id: 'GiveInstruction' });
export type GiveInstructionDto = z.infer<typeof GiveInstructionDto>;

export const AnswerInstructionDto = z.strictObject({ text: Reason }).meta({ id: 'AnswerInstruction' });
export type AnswerInstructionDto = z.infer<typeof AnswerInstructionDto>;

export const InstructionStepDto = z
  .strictObject({ text: Reason.optional(), dueAt: Instant.optional() })
  .meta({ id: 'InstructionStep' });
export type InstructionStepDto = z.infer<typeof InstructionStepDto>;
