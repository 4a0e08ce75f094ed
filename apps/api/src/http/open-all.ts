import type { Engine } from '#engine';
import { type Actor, type DeliveryRow, isUnopened, openDelivery } from '#runtime';

/** Marks messages as opened by their recipient's own person; costs nothing where all are. */
export async function openAll(
  { bus }: Pick<Engine, 'bus'>,
  rows: readonly DeliveryRow[],
  actor: Actor,
  requestId: string,
): Promise<void> {
  const deliveryIds = rows.filter(isUnopened).map(({ id }) => id);
  if (deliveryIds.length) await bus.execute(openDelivery, { deliveryIds }, { actor, requestId });
}
