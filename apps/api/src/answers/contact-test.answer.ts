import { z } from 'zod';
import type { ContactTestAnswered, ContactTestResult, ContactTestStarted } from '#duty';
import type { ContactTestCounts } from '#runtime';
import { At, describes, Words } from './shown.ts';

const ContactAnswer = z.object({ answeredAt: At, late: z.boolean(), spokenWith: z.string().nullable() });
const Line = z.object({
  deliveryId: z.string(),
  contactId: z.string().nullable(),
  role: z.enum(['first', 'second', 'head']).nullable(),
  channel: z.string(),
  delivery: z.object({
    state: z.string(),
    sentAt: At.nullable(),
    deliveredAt: At.nullable(),
    why: z.string().nullable(),
  }),
  answer: ContactAnswer.nullable(),
});

const Counts = describes<ContactTestCounts>()(
  z.object({
    ...{ recipients: z.number(), answered: z.number(), byPhone: z.number(), silent: z.number() },
    ...{ contacts: z.number(), silentContacts: z.number() },
  }),
);
const Summary = z.object({
  ...{ id: z.string(), seq: z.number(), state: z.string(), startedAt: At, endsAt: At },
  /** For those who see everybody's part, once the test has ended. */
  counts: Counts.nullish(),
});
export const ContactTests = z
  .object({ items: z.array(Summary), next: z.string().nullable() })
  .meta({ id: 'ContactTests' });
export const ContactTestShown = describes<ContactTestResult>()(
  Summary.extend({
    items: z.array(
      z.object({
        recipient: z.string(),
        title: Words,
        answer: ContactAnswer.nullable(),
        lines: z.array(Line),
      }),
    ),
  }).meta({ id: 'ContactTest' }),
);
export const ContactTestBegun = describes<ContactTestStarted>()(
  z
    .object({ id: z.string(), seq: z.number(), state: z.string(), endsAt: At, messages: z.number() })
    .meta({ id: 'ContactTestStarted' }),
);
export const ContactTestSaid = describes<ContactTestAnswered>()(
  z.object({ id: z.string(), seq: z.number(), state: z.string() }).meta({ id: 'ContactTestAnswered' }),
);
