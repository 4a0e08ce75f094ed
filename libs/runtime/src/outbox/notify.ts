import type { Session } from '../bus/session.ts';
import type { CaseRow, ContactRole, ContactRow, DeliveryMessage, DeliveryRow } from '../records/index.ts';

export interface Notice {
  /** `agency:<key>`, `division:<code>` or `post:<key>`. */
  recipient: string;
  urgency: DeliveryRow['urgency'];
  /** Which of the recipient's contacts to use; the first ones if left out. */
  contactRole?: ContactRole;
  taskId: string | null;
  message: DeliveryMessage;
}

/** Why a message of an exercise goes to no contact that is not marked for them (8.3.4). */
export const NOT_FOR_EXERCISES = 'contact is not marked for exercises';

/** The relay hands a message over at its commit; the sweep looks after this long whether it really went. */
const SWEEP_AFTER_MS = 5000;

/**
 * Puts messages in the outbox: for each recipient its inbox, and every active contact of the role besides. They are sent
 * only once the transaction has committed.
 */
export async function notify(session: Session, about: CaseRow, notices: readonly Notice[]): Promise<void> {
  if (!notices.length) return;
  const recipients = [...new Set(notices.map((notice) => notice.recipient))];
  const contacts = await session.find('contact', { recipient: recipients, active: true });
  for (const notice of notices) {
    session.put('delivery', deliveryOf(session, about, notice, null));
    for (const contact of contacts)
      if (contact.recipient === notice.recipient && contact.role === (notice.contactRole ?? 'first'))
        await addressTo(session, about, notice, contact);
  }
}

async function addressTo(
  session: Session,
  about: CaseRow,
  notice: Notice,
  contact: ContactRow,
): Promise<void> {
  const delivery = deliveryOf(session, about, notice, contact);
  if (!about.exercise || contact.forExercises) return session.put('delivery', delivery);
  // Kept, so that whoever runs the exercise sees who could not be reached.
  const failed = { state: 'failed', nextAttemptAt: null, lastError: NOT_FOR_EXERCISES } as const;
  session.put('delivery', { ...delivery, ...failed });
  await session.record('delivery', delivery.id, 'delivery.failed', {
    incidentId: about.id,
    state: 'failed',
    data: {
      recipient: notice.recipient,
      channel: contact.channel,
      taskId: notice.taskId,
      why: NOT_FOR_EXERCISES,
    },
  });
}

/** Whoever reads only the first words of it must not take an exercise for the real thing. */
const marked = (message: DeliveryMessage): DeliveryMessage => ({
  ...message,
  title: { zh: `【演练】${message.title.zh}`, en: `[EXERCISE] ${message.title.en}` },
});

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
  message: about.exercise ? marked(notice.message) : notice.message,
});
