import { type Command, type DeliveryRow, requireCapability, UNTIL_TOLD } from '#runtime';

/** Why a message is held. */
export const HELD = 'restore.held';

/**
 * What was queued when a backup was taken may have left afterwards, before the machine was lost. A recipient's own inbox
 * is in the backup itself and cannot have it twice; everything else is held until a person decides.
 */
export function heldAfterRestore(row: DeliveryRow): DeliveryRow {
  const isOwnInbox = row.channel === 'inbox' && row.contactId === null;
  if (row.state !== 'queued' || isOwnInbox) return row;
  return { ...row, nextAttemptAt: UNTIL_TOLD, fallBackAt: null, gatherUntil: null, lastError: HELD };
}

const ROUND = 500;

/**
 * Lets held messages go, under the ids that they had, so that a receiver that knows ids drops what it has; or withdraws
 * them. As many as fit one transaction: asked until `left` is 0.
 */
export const releaseHeld: Command<{ drop: boolean }, { settled: number; left: number }> = {
  name: 'release-held',
  async handle(session, { drop }) {
    if (session.actor.id !== 'system') {
      const [first] = session.plans.list();
      const { plan } = session.plans.version(first!.id, first!.effectiveFrom);
      requireCapability(session.actor, plan, 'administer');
    }
    const held = await session.find('delivery', { state: 'queued', lastError: HELD }, { orderBy: 'id' });
    const some = held.slice(0, ROUND);
    for (const row of some) {
      session.put('delivery', {
        ...row,
        state: drop ? 'withdrawn' : 'queued',
        nextAttemptAt: drop ? null : session.now,
        lastError: null,
      });
      const { id, incidentId, recipient, channel, taskId, attempts } = row;
      await session.record('delivery', id, drop ? 'delivery.withdrawn' : 'delivery.released', {
        incidentId: incidentId ?? undefined,
        streamSeq: attempts,
        state: drop ? 'withdrawn' : 'queued',
        data: { recipient, channel, taskId },
      });
    }
    return { settled: some.length, left: held.length - some.length };
  },
};
