import type { Session } from '../bus/session.ts';
import { type CaseRow, type DeliveryRow, listedTasks, type TaskRow } from '../records/index.ts';
import { listingAnew } from './gathering.ts';

const UNDER_WAY: DeliveryRow['state'][] = ['sent', 'delivered', 'opened'];

export interface OfTasks {
  /** Not sent yet, to whomever they go. */
  waiting: DeliveryRow[];
  /** On their way to, or with, whoever has the tasks, and not acknowledged. */
  underWay: DeliveryRow[];
}

/** The deliveries of a case that list any of these tasks: two reads, however many tasks there are. */
export async function deliveriesOf(
  session: Session,
  incidentId: string,
  tasks: readonly Pick<TaskRow, 'id' | 'recipient'>[],
): Promise<OfTasks> {
  const ids = new Set(tasks.map(({ id }) => id));
  const recipient = [...new Set(tasks.map((task) => task.recipient))];
  const lists = (row: DeliveryRow) => listedTasks(row).some((id) => ids.has(id));
  const waiting = await session.find('delivery', { incidentId, state: 'queued' }, { orderBy: 'id' });
  const underWay = await session.find(
    'delivery',
    { incidentId, recipient, state: UNDER_WAY },
    { orderBy: 'id' },
  );
  return { waiting: waiting.filter(lists), underWay: underWay.filter(lists) };
}

/** Takes tasks off a message that waits; what then lists nothing is not sent any more. */
export function strike(
  session: Session,
  about: CaseRow,
  row: DeliveryRow,
  gone: ReadonlySet<string>,
): DeliveryRow {
  const left = (row.message.tasks ?? []).filter(({ id }) => !gone.has(id));
  const next = left.length ? listingAnew(session, about, row, row.message, left) : withdrawn(row);
  session.put('delivery', next);
  return next;
}

const NOTHING_DUE = { nextAttemptAt: null, fallBackAt: null, gatherUntil: null };

export const withdrawn = (row: DeliveryRow): DeliveryRow => ({ ...row, ...NOTHING_DUE, state: 'withdrawn' });

export const acknowledged = (row: DeliveryRow, at: number): DeliveryRow => ({
  ...row,
  ...NOTHING_DUE,
  state: 'acknowledged',
  acknowledgedAt: at,
});

const TAKEN_ON = ['acknowledged', 'inProgress', 'completed', 'verified'];

/**
 * Marks as acknowledged what its recipient has answered whole: none of the tasks that it lists waits for an answer, and
 * one at least was taken on. `known` are tasks that need not be read.
 */
export async function acknowledgeAnswered(
  session: Session,
  rows: readonly DeliveryRow[],
  known: readonly TaskRow[],
): Promise<void> {
  const tasks = new Map(known.map((task) => [task.id, task]));
  const missing = [...new Set(rows.flatMap(listedTasks))].filter((id) => !tasks.has(id));
  if (missing.length)
    for (const task of await session.find('task', { id: missing })) tasks.set(task.id, task);
  for (const row of rows) {
    const listed = listedTasks(row).flatMap((id) => tasks.get(id) ?? []);
    if (listed.some(({ state, recipient }) => state === 'issued' || recipient !== row.recipient)) continue;
    if (listed.some(({ state }) => TAKEN_ON.includes(state)))
      session.put('delivery', acknowledged(row, session.now));
  }
}
