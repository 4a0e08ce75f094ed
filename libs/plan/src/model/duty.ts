import { z } from 'zod';
import { IsoDuration, Key, provenance } from './basics.ts';

/** How duty is kept: which posts have a roster, and by when a hand-over of a shift is accepted. */
export const DutyRules = z
  .strictObject({
    /** Posts with a roster, besides every agency and division. Never a leader of the jurisdiction, which lint holds. */
    posts: z.array(Key).min(1),
    handOver: z.strictObject({
      /** Time that the shift coming on has to accept. */
      acceptWithin: IsoDuration,
      /** Posts that are told when it has not. */
      tell: z.array(Key).min(1),
      /** How long after the end of its shift an acceptance still counts if no other follows. */
      lapsesAfter: IsoDuration,
    }),
    ...provenance,
  })
  .meta({ id: 'DutyRules' });
export type DutyRules = z.infer<typeof DutyRules>;
