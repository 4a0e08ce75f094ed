import type { Session } from '../bus/session.ts';
import type { CaseRow, ContactRole, ContactRow, DeliveryMessage, DeliveryRow } from '../records/index.ts';
import { barredFromExercise, markedAsExercise, NOT_FOR_EXERCISES } from './exercise.ts';

export interface Notice {
  /** `agency:<key>`, `division:<code>` or `post:<key>`. */
  recipient: string;
  urgency: DeliveryRow['urgency'];
  /** Which of the recipient's contacts to use; the first ones if left out. */
  contactRole?: ContactRole;
  taskId: string | null;
  message: DeliveryMessage;
}

/** The relay hands a message over at its commit; the sweep looks after this long whether it really went. */
const SWEEP_AFTER_MS = 5000;

/**
 * Puts messages in the outbox: for each recipient its inbox, and every active contact of the role besides. They are sent
 * only once the transaction has committed. An exercise says so before every text, and what it has for a contact that is
 * not marked for exercises is kept as failed, never queued (8.3.4).
 */
export async function notify(session: Session, about: CaseRow, notices: readonly Notice[]): Promise<void> {
  if (!notices.length) return;
  const recipients = [...new Set(notices.map((notice) => notice.recipient))];
  const contacts = await session.find('contact', { recipient: recipients, active: true });
  for (const notice of notices) {
    session.put('delivery', deliveryOf(session, about, notice, null));
    for (const contact of contacts)
      if (contact.recipient === notice.recipient && contact.role === (notice.contactRole ?? 'first'))
        await address(session, deliveryOf(session, about, notice, contact), contact);
  }
}

async function address(session: Session, delivery: DeliveryRow, contact: ContactRow): Promise<void> {
  if (!barredFromExercise(delivery, contact)) return session.put('delivery', delivery);
  const { id, incidentId, taskId, recipient, channel } = delivery;
  session.put('delivery', {
    ...delivery,
    state: 'failed',
    nextAttemptAt: null,
    lastError: NOT_FOR_EXERCISES,
  });
  await session.record('delivery', id, 'delivery.failed', {
    incidentId,
    streamSeq: 0,
    state: 'failed',
    data: { recipient, channel, taskId, why: NOT_FOR_EXERCISES },
  });
}

const deliveryOf = (
  session: Session,
  about: CaseRow,
  notice: Notice,
  contact: ContactRow | null,
): DeliveryRow => ({
  id: session.newId(),
  incidentId: about.id,
  taskId: notice.taskId,
  recipient: notice.recipient,
  contactId: contact?.id ?? null,
  channel: contact?.channel ?? 'inbox',
  urgency: notice.urgency,
  exercise: about.exercise,
  state: 'queued',
  attempts: 0,
  nextAttemptAt: session.now + SWEEP_AFTER_MS,
  createdAt: session.now,
  sentAt: null,
  deliveredAt: null,
  acknowledgedAt: null,
  lastError: null,
  message: about.exercise ? markedAsExercise(notice.message) : notice.message,
});
