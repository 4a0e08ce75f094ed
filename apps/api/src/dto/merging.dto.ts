import { z } from 'zod';
import { Line, Reason } from './basics.ts';

export const MergeDto = z
  .strictObject({
    into: z.string().meta({ description: 'The process that goes on with both.' }),
    overlap: z
      .enum(['later', 'sum'])
      .optional()
      .meta({ description: 'Figures of one division in both: one event told twice, or two events.' }),
    reason: Reason,
  })
  .meta({ id: 'MergeIncident' });
export type MergeDto = z.infer<typeof MergeDto>;

export const UnmergeDto = z.strictObject({ reason: Reason }).meta({ id: 'UnmergeIncident' });
export type UnmergeDto = z.infer<typeof UnmergeDto>;

export const SplitDto = z
  .strictObject({
    divisions: z.array(z.string()).min(1).max(100),
    title: Line,
    hazard: z.string().optional(),
    place: z.string().trim().max(200).optional(),
    reason: Reason,
  })
  .meta({ id: 'SplitIncident' });
export type SplitDto = z.infer<typeof SplitDto>;
