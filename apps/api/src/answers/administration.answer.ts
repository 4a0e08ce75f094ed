import { z } from 'zod';
import type { AccountView } from '#identity';
import type { AuditGapRow, ContactRow, DelegationRow } from '#runtime';
import { At, describes, page } from './shown.ts';

const Held = z.object({ post: z.string(), division: z.string().optional(), agency: z.string().optional() });
export const Account = describes<AccountView>()(
  z
    .object({
      id: z.string(),
      login: z.string(),
      name: z.string(),
      posts: z.array(Held),
      active: z.boolean(),
      lockedUntil: At.nullable(),
      createdAt: At,
    })
    .meta({ id: 'Account' }),
);
export const Accounts = page(Account).meta({ id: 'Accounts' });

const Contact = describes<ContactRow>()(
  z
    .object({
      id: z.string(),
      recipient: z.string(),
      channel: z.string(),
      address: z.string(),
      role: z.enum(['first', 'second', 'head']),
      rank: z.number(),
      forExercises: z.boolean(),
      internal: z.boolean(),
      createdAt: At,
    })
    .meta({ id: 'Contact' }),
);
export const Contacts = z.object({ items: z.array(Contact) }).meta({ id: 'Contacts' });
export const ContactAdded = z
  .object({ id: z.string(), secret: z.string().nullish() })
  .meta({ id: 'ContactAdded' });

const Delegation = describes<DelegationRow>()(
  z
    .object({
      id: z.string(),
      fromPost: z.string(),
      toPost: z.string(),
      scope: z.enum(['decide', 'lead']),
      levels: z.array(z.string()).nullable(),
      validFrom: At,
      validUntil: At,
      document: z.string(),
    })
    .meta({ id: 'Delegation' }),
);
export const Delegations = z.object({ items: z.array(Delegation) }).meta({ id: 'Delegations' });

const Target = z.object({ target: z.string(), state: z.enum(['open', 'half-open']), pausedUntil: At });
export const Channels = z
  .object({
    items: z.array(
      z.object({
        channel: z.string(),
        tried: z.object({ at: At, fault: z.string().nullable() }).nullable(),
        paused: z.array(Target),
        /** Messages held back since the start of this process, by reason. */
        held: z.object({ paused: z.number(), limit: z.number(), busy: z.number() }),
        contactable: z.boolean(),
        secret: z.enum(['none', 'made', 'required', 'optional']),
      }),
    ),
    paused: z.array(z.object({ channel: z.string(), target: z.string(), pausedAt: At })),
  })
  .meta({ id: 'Channels' });

const Gap = describes<AuditGapRow>()(
  z
    .object({
      id: z.string(),
      rule: z.string(),
      incidentId: z.string().nullable(),
      state: z.enum(['open', 'repaired', 'closed']),
      exercise: z.boolean(),
      foundAt: At,
      repairedAt: At.nullable(),
      closedAt: At.nullable(),
      acknowledgedAt: At.nullable(),
      acknowledgedBy: z.string().nullable(),
      data: z.object({ zh: z.string(), en: z.string(), times: z.number(), repair: z.string().nullable() }),
    })
    .meta({ id: 'AuditGap' }),
);
export const Gaps = page(Gap).meta({ id: 'AuditGaps' });
/** What the auditor says of itself. */
export const AuditorState = z
  .object({
    silent: z.boolean(),
    heartbeatAt: At.nullable(),
    rounds: z.number(),
    roundAt: At.nullable(),
    cases: z.number(),
    tourMs: z.number().nullable(),
  })
  .meta({ id: 'AuditorState' });
