import { z } from 'zod';
import { At } from './shown.ts';

const Open = z
  .object({
    id: z.string(),
    title: z.string(),
    place: z.string(),
    hazard: z.string(),
    state: z.string(),
    exercise: z.boolean(),
    occurredAt: At,
    affected: z.array(z.string()),
    /** What the plan calls for now; null where nothing does. */
    recommended: z.string().nullable(),
    response: z.object({ id: z.string(), level: z.string().nullable(), since: At }).nullable(),
    proposal: z
      .object({
        id: z.string(),
        kind: z.string(),
        state: z.string(),
        level: z.string().nullable(),
        post: z.string(),
        since: At,
      })
      .nullable(),
    /** Spoken decisions that await a signature: their approvals. */
    unsigned: z.array(z.string()),
    /** Documents to the level above that were approved by telephone and await a signature. */
    unsignedPapers: z.array(z.string()),
    nextReport: z
      .object({ clock: z.string(), subject: z.string(), dueAt: At, overdue: z.boolean() })
      .nullable(),
    overdueReports: z.number(),
    unacknowledged: z.object({ tasks: z.number(), recipients: z.number() }),
    overdueTasks: z.number(),
    /** Sums of what the counties reported; what nobody knows is not there. */
    figures: z.record(z.string(), z.number()),
    /** Facts since the seq that was asked for, those of one's own left out. */
    changes: z
      .object({ count: z.number(), last: z.object({ fact: z.string(), at: At, by: z.string() }) })
      .nullable(),
  })
  .meta({ id: 'BoardIncident' });
export type BoardIncident = z.infer<typeof Open>;

export const Board = z
  .object({
    at: At,
    /** Where the journal stands: what to send as `since` after having looked. */
    seq: z.number(),
    incidents: z.array(Open),
    /** More are open than are shown. */
    more: z.boolean(),
    /** Figures of each division over what is open and no exercise, for the map. */
    divisions: z.record(z.string(), z.record(z.string(), z.number())),
  })
  .meta({ id: 'Board' });
export type Board = z.infer<typeof Board>;
