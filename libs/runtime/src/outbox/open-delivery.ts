import type { Command } from '../bus/command.ts';
import type { DeliveryRow } from '../records/index.ts';

const UNOPENED: DeliveryRow['state'][] = ['sent', 'delivered'];

/** Whether looking at it would change anything: it is with its recipient, and nobody has looked. */
export const isUnopened = ({ state, openedAt }: DeliveryRow): boolean =>
  UNOPENED.includes(state) && openedAt === null;

export interface OpenDelivery {
  deliveryIds: string[];
}

/**
 * Somebody of the recipient has looked at these messages. Once: looking again changes nothing, nor does looking at what
 * has been acknowledged. That it was the recipient's own person is for the caller to know, by the inbox that was read or
 * the link that was followed.
 */
export const openDelivery: Command<OpenDelivery, { opened: number }> = {
  name: 'open-delivery',
  refs: ({ deliveryIds }) => deliveryIds.map((id) => ({ table: 'delivery', id })),
  async handle(session, { deliveryIds }) {
    let opened = 0;
    for (const id of deliveryIds) {
      const row = await session.require('delivery', id);
      if (!isUnopened(row)) continue;
      session.put('delivery', { ...row, state: 'opened', openedAt: session.now, fallBackAt: null });
      const { incidentId, recipient, channel, taskId, attempts } = row;
      await session.record('delivery', id, 'delivery.opened', {
        ...{ incidentId: incidentId ?? undefined, streamSeq: attempts, state: 'opened' },
        data: { recipient, channel, taskId },
      });
      opened++;
    }
    return { opened };
  },
};
