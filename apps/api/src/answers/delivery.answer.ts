import { z } from 'zod';
import type { DeliveryRow } from '#runtime';
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
