import { z } from 'zod';
import { Text } from './basics.ts';

/** A numbered clause of the plan's text, by a short name of our own: what a trace asks after. */
export const Clause = z
  .strictObject({
    /** As it is cited: `9.1.3(7)`. */
    number: z.string().min(1),
    title: Text,
    /** A heading has no text of its own: nothing to carry out. */
    heading: z.boolean().optional(),
    /** Why nothing carries it out yet. */
    planned: Text.optional(),
    /** Why nothing here ever will. */
    outOfScope: Text.optional(),
  })
  .meta({ id: 'Clause' });
export type Clause = z.infer<typeof Clause>;
