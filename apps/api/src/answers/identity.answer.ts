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

const Witness = describes<AccountRow>()(z.object({ id: z.string(), name: z.string() }));
export const Witnesses = z.object({ items: z.array(Witness) }).meta({ id: 'Witnesses' });
