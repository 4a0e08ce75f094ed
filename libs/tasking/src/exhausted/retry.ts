import { type Command, type DeliveryRow, retryChain, type Session } from '#runtime';
import { exhaustedDelivery, requireAble } from './see-to.ts';

/**
 * Tries a delivery that has reached nobody again, over every contact of its recipient that failed. Refuses
 * `delivery.not-exhausted` and `delivery.acknowledged-already`.
 */
export const retryDelivery: Command<{ deliveryId: string }, { id: string; queued: number }> = {
  name: 'retry-delivery',
  refs: ({ deliveryId }) => [{ table: 'delivery', id: deliveryId }],
  async handle(session, { deliveryId }) {
    const { row } = await exhaustedDelivery(session, deliveryId);
    return { id: row.id, queued: await again(session, row) };
  },
};

/** Tries all of them again: those of one case, or every one. */
export const retryExhausted: Command<{ incidentId?: string }, { retried: number; queued: number }> = {
  name: 'retry-exhausted',
  async handle(session, { incidentId }) {
    requireAble(session, incidentId === undefined ? null : await session.case(incidentId));
    const rows = await session.find(
      'delivery',
      { state: 'exhausted', ...(incidentId !== undefined && { incidentId }) },
      { orderBy: 'id' },
    );
    let queued = 0;
    for (const row of rows) queued += await again(session, row);
    return { retried: rows.length, queued };
  },
};

async function again(session: Session, row: DeliveryRow): Promise<number> {
  const rows = await retryChain(session, row);
  for (const { id, recipient, channel, taskId, contactId } of rows)
    await session.record('delivery', id, 'delivery.retried', {
      ...{ incidentId: row.incidentId ?? undefined, state: 'queued' },
      data: { recipient, channel, taskId, contactId },
    });
  return rows.length;
}
