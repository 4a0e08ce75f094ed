import { z } from 'zod';
import { Instant, Line } from './basics.ts';
import { exercise, list, page } from './page.dto.ts';

export const ExhaustedQuery = z.object({
  ...page,
  incidentId: z.string().optional(),
  recipient: list,
  exercise,
});
export type ExhaustedQuery = z.infer<typeof ExhaustedQuery>;

export const RetryDto = z
  .strictObject({ incidentId: Line.optional() })
  .meta({ id: 'RetryExhausted', description: 'Every one, if no incident or warning is named' });
export type RetryDto = z.infer<typeof RetryDto>;

export const PhoneDto = z
  .strictObject({
    outcome: z.enum(['reached', 'no-answer', 'passed-on']),
    at: Instant.optional().meta({ description: 'When the call was made; now if left out' }),
    spokenWith: Line.optional(),
    /** To whom it was passed on. */
    passedTo: Line.optional(),
    acknowledged: z
      .boolean()
      .optional()
      .meta({ description: 'Whether whoever was spoken with took it on for the recipient' }),
  })
  .meta({ id: 'HandOverByPhone' });
export type PhoneDto = z.infer<typeof PhoneDto>;
