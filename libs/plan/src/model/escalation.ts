import { z } from 'zod';
import { IsoDuration, Key, provenance, Text } from './basics.ts';

/**
 * One step for a task that nobody acknowledges. `to` names the recipient's own people (`recipient`, its
 * `second-contact`, its `agency-head`) or a post; never a leader of the jurisdiction, which lint holds.
 */
export const EscalationStep = z
  .strictObject({
    key: Key,
    title: Text,
    to: Key,
    /** Wait since the step before; for the first, since the task was issued. */
    after: IsoDuration,
    urgency: z.enum(['urgent', 'routine']).default('urgent'),
    /** What the message says. */
    words: Text,
    /** What the recipient gets besides, inside its chain of command: a supervision notice (督办). */
    supervision: Text.optional(),
    /** What the post is asked to do where the recipient is outside the chain of command. */
    outsideWords: Text.optional(),
    /** Only for tasks of this urgency. */
    tasks: z.enum(['urgent', 'routine']).optional(),
    ...provenance,
  })
  .meta({ id: 'EscalationStep' });
export type EscalationStep = z.infer<typeof EscalationStep>;
