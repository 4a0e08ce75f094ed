import type { Session } from '../bus/session.ts';
import type { DeliveryRow } from '../records/index.ts';
import { NOT_FOR_EXERCISES } from './exercise.ts';
import { chainOf } from './ladder.ts';

/** Queues again what failed of a message to a recipient, with all its attempts before it; the sweep hands it over. */
export async function retryChain(session: Session, exhausted: DeliveryRow): Promise<DeliveryRow[]> {
  const { incidentId, recipient, message, taskId } = exhausted;
  const all = await session.find('delivery', { incidentId, recipient }, { orderBy: 'id' });
  const rows = all
    .filter((row) => chainOf(row) === chainOf(exhausted) && row.contactId !== null)
    .filter(
      ({ state, lastError }) => ['failed', 'exhausted'].includes(state) && lastError !== NOT_FOR_EXERCISES,
    )
    // What was withdrawn since was taken off the exhausted one only.
    .map((row): DeliveryRow => ({ ...row, message, taskId, state: 'queued', attempts: 0 }))
    .map((row) => ({
      ...row,
      nextAttemptAt: session.now,
      // Contacts may have been added since.
      fallBackAt: session.now + session.dispatch.fallBackMs,
    }));
  for (const row of rows) session.put('delivery', row);
  return rows;
}
