import { z } from 'zod';
import { At, Words } from './shown.ts';

const PictureTask = z
  .object({
    id: z.string(),
    seq: z.number(),
    key: z.string(),
    title: Words,
    cite: z.string(),
    measure: z.number().nullable(),
    urgency: z.enum(['urgent', 'routine']),
    state: z.string(),
    overdue: z.boolean(),
    adjustmentRequested: z.boolean(),
    dueAt: At.nullable(),
    createdAt: At,
    acknowledgedAt: At.nullable(),
    /** Reminders that went out while nobody acknowledged. */
    escalated: z.number(),
    lastNote: z.object({ at: At, text: z.string() }).nullable(),
    /** What it waits for, in the plan's words. */
    condition: z.string().nullable(),
    /** Posts that may release it. */
    releasedBy: z.array(z.string()),
    releaseAskedAt: At.nullable(),
  })
  .meta({ id: 'PictureTask' });

export const Picture = z
  .object({
    at: At,
    recipients: z.array(
      z
        .object({
          recipient: z.string(),
          title: Words,
          /** Messages to it that reached nobody. */
          exhausted: z.number(),
          tasks: z.array(PictureTask),
        })
        .meta({ id: 'PictureRecipient' }),
    ),
  })
  .meta({ id: 'Picture' });
export type Picture = z.infer<typeof Picture>;
