import type { Command } from '../bus/command.ts';
import type { Session } from '../bus/session.ts';
import type { CaseRow, ContactRow, DeliveryRow, MessageTask, Said } from '../records/index.ts';
import { listing } from './listing.ts';
import { both, moreUrgent, type Notice, subjectOf } from './notice.ts';
import { asSent, onlyTask, SWEEP_AFTER_MS, timed } from './queued-row.ts';

export const isGathering = ({ state, gatherUntil }: DeliveryRow): boolean =>
  state === 'queued' && gatherUntil !== null;

/** What waits for later changes of a case, by recipient and contact. */
export class Gathering {
  private constructor(
    private readonly session: Session,
    private readonly about: CaseRow | null,
    private readonly rows: DeliveryRow[],
  ) {}

  /** Reads what these notices could join; nothing where none of them is one that gathers. */
  static async of(session: Session, about: CaseRow | null, notices: readonly Notice[]): Promise<Gathering> {
    const recipients = [...new Set(notices.flatMap(({ gather, recipient }) => (gather ? recipient : [])))];
    const queued = recipients.length
      ? await session.find(
          'delivery',
          { incidentId: about?.id ?? null, recipient: recipients, state: 'queued' },
          { orderBy: 'id' },
        )
      : [];
    return new Gathering(session, about, queued.filter(isGathering));
  }

  /** Joins the notice to what is gathering for the contact, and puts that; null where there is nothing to join. */
  join(notice: Notice, contact: ContactRow | null): DeliveryRow | null {
    const { recipient, message } = notice;
    const subject = subjectOf(message);
    const at = this.rows.findIndex(
      (row) =>
        row.recipient === recipient &&
        row.contactId === (contact?.id ?? null) &&
        message.tasks?.length &&
        subjectOf(row.message) === subject,
    );
    const row = this.rows[at];
    if (!row) return null;
    const tasks = both(row.message.tasks, message.tasks);
    const urgency = moreUrgent(row.urgency, notice.urgency);
    this.rows[at] = listingAnew(this.session, this.about, { ...row, urgency }, message, tasks);
    this.session.put('delivery', this.rows[at]);
    return this.rows[at];
  }
}

/** A row that waits, for other tasks than before. */
export function listingAnew(
  session: Session,
  about: CaseRow | null,
  row: DeliveryRow,
  said: Said,
  tasks: MessageTask[],
): DeliveryRow {
  const message = asSent(about, listing(said, tasks));
  const next = { ...row, message, taskId: onlyTask(message) };
  return isGathering(row) ? timed(session, next, row.fallBackAt !== null) : next;
}

/**
 * Ends the gathering of messages whose time has come: nothing joins them from here on, and they may leave. In a command
 * of its own, so that no change can join a message that is on its way already.
 */
export const closeGathering: Command<{ deliveryIds: string[] }, DeliveryRow[]> = {
  name: 'close-gathering',
  refs: ({ deliveryIds }) => deliveryIds.map((id) => ({ table: 'delivery', id })),
  async handle(session, { deliveryIds }) {
    const closed: DeliveryRow[] = [];
    for (const id of deliveryIds) {
      const row = await session.get('delivery', id);
      if (!row || !isGathering(row) || row.nextAttemptAt === null || row.nextAttemptAt > session.now)
        continue;
      closed.push({ ...row, gatherUntil: null, nextAttemptAt: session.now + SWEEP_AFTER_MS });
    }
    for (const row of closed) session.put('delivery', row);
    return closed;
  },
};
