import { z } from 'zod';
import type { AccountRow, PostHeld } from '#runtime';
import { At, describes } from './shown.ts';

const Held = describes<PostHeld>()(
  z.object({ post: z.string(), division: z.string().optional(), agency: z.string().optional() }),
);
export const Me = z
  .object({
    id: z.string(),
    name: z.string(),
    posts: z.array(Held),
    /** Where the journal stands: whoever reads on from here follows /events from it. */
    seq: z.number(),
  })
  .meta({ id: 'Me' });
export const LoggedIn = z
  .object({ account: z.object({ id: z.string(), name: z.string(), posts: z.array(Held) }), expiresAt: At })
  .meta({ id: 'LoggedIn' });

/** Whom a visitor of a demonstration may be; empty where this is none. */
export const Demonstration = z
  .object({
    password: z.string().nullable(),
    items: z.array(
      z.object({
        login: z.string(),
        name: z.string(),
        does: z.enum(['log', 'propose', 'decide', 'task', 'report', 'administer']),
      }),
    ),
  })
  .meta({ id: 'Demonstration' });

const Witness = describes<AccountRow>()(z.object({ id: z.string(), name: z.string() }));
export const Witnesses = z.object({ items: z.array(Witness) }).meta({ id: 'Witnesses' });
