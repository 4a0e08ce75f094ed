import { z } from 'zod';
import type { ContactTestResult } from '#duty';
import type { ContactTestCounts, DeliveryRow } from '#runtime';
import { At, describes, page, Words } from './shown.ts';

const Delivery = describes<DeliveryRow>()(
  z
    .object({
      id: z.string(),
      incidentId: z.string().nullable(),
      recipient: z.string(),
      channel: z.string(),
      urgency: z.enum(['urgent', 'routine']),
      exercise: z.boolean(),
      state: z.string(),
      attempts: z.number(),
      createdAt: At,
      lastError: z.string().nullable(),
      message: z.object({ title: Words, incidentTitle: z.string() }),
    })
    .meta({ id: 'Delivery' }),
);
export const Deliveries = page(Delivery).meta({ id: 'Deliveries' });
export const HeldDeliveries = z
  .object({ total: z.number(), items: z.array(Delivery) })
  .meta({ id: 'HeldDeliveries' });
export const HeldSettled = z.object({ settled: z.number(), left: z.number() }).meta({ id: 'HeldSettled' });

const Counts = describes<ContactTestCounts>()(
  z.object({
    ...{ recipients: z.number(), answered: z.number(), byPhone: z.number(), silent: z.number() },
    ...{ contacts: z.number(), silentContacts: z.number() },
  }),
);
const summary = {
  ...{ id: z.string(), seq: z.number(), state: z.string(), startedAt: At, endsAt: At },
  /** These are for those who see everybody's part. */
  ...{ startedBy: z.string().optional(), chosen: z.array(z.string()).nullish(), counts: Counts.nullish() },
};
export const ContactTests = page(z.object(summary).meta({ id: 'ContactTest' })).meta({ id: 'ContactTests' });
const Answer = z.object({ answeredAt: At, late: z.boolean(), spokenWith: z.string().nullable() });
const Tested = describes<ContactTestResult['items'][number]>()(
  z.object({
    recipient: z.string(),
    title: Words,
    answer: Answer.nullable(),
    lines: z.array(
      z.object({
        deliveryId: z.string(),
        role: z.enum(['first', 'second', 'head']).nullable(),
        channel: z.string(),
        delivery: z.object({ state: z.string(), why: z.string().nullable() }),
        answer: Answer.nullable(),
      }),
    ),
  }),
);
export const ContactTestShown = z
  .object({ ...summary, items: z.array(Tested) })
  .meta({ id: 'ContactTestResult' });
