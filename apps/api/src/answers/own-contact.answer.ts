import { z } from 'zod';
import { At, Words } from './shown.ts';

/** What became of the last message over a contact: a test, or one of a running case. */
const Last = z.object({ at: At, state: z.string(), why: z.string().nullable(), test: z.boolean() });
const OwnContact = z
  .object({
    /** Null for the inbox in the console. */
    id: z.string().nullable(),
    recipient: z.string(),
    title: Words,
    channel: z.string(),
    address: z.string(),
    role: z.enum(['first', 'second', 'head']),
    rank: z.number(),
    forExercises: z.boolean(),
    last: Last.nullable(),
  })
  .meta({ id: 'OwnContact' });
export type OwnContact = z.infer<typeof OwnContact>;
export const OwnContacts = z.object({ items: z.array(OwnContact) }).meta({ id: 'OwnContacts' });
