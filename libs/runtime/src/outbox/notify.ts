import type { Session } from '../bus/session.ts';
import type {
  CaseRow,
  ContactRole,
  ContactRow,
  DeliveryMessage,
  DeliveryRow,
  PersonOnDuty,
} from '../records/index.ts';
import { barredFromExercise, markedAsExercise, NOT_FOR_EXERCISES } from './exercise.ts';

export interface Notice {
  /** `agency:<key>`, `division:<code>` or `post:<key>`. */
  recipient: string;
  urgency: DeliveryRow['urgency'];
  /** Which of the recipient's contacts to use; the first ones if left out. */
  contactRole?: ContactRole | 'every';
  /** Who is on duty there: its own contacts, where it has any, stand for those of the role. */
  onDuty?: PersonOnDuty;
  /** False where the inbox has this message already. */
  inbox?: false;
  taskId: string | null;
  message: DeliveryMessage;
}

/** Something to know at once. Of a case it names the title; what asks for work besides is a task. */
export const urgentNotice = (
  recipient: string,
  about: CaseRow | null,
  said: Pick<DeliveryMessage, 'title'> & Partial<DeliveryMessage>,
): Notice => ({
  recipient,
  urgency: 'urgent',
  taskId: null,
  message: {
    ...{ kind: 'notice', form: 'notice', incidentTitle: about?.data.title ?? '' },
    ...{ level: null, cite: null, dueAt: null },
    ...said,
  },
});

/** The relay hands a message over at its commit; the sweep looks after this long whether it really went. */
const SWEEP_AFTER_MS = 5000;

/**
 * Puts messages in the outbox: for each recipient its inbox, and every active contact of the role besides. They are sent
 * only once the transaction has committed. An exercise says so before every text, and what it has for a contact that is
 * not marked for exercises is kept as failed, never queued (8.3.4). Answers with what it put there.
 */
export async function notify(
  session: Session,
  about: CaseRow | null,
  notices: readonly Notice[],
): Promise<DeliveryRow[]> {
  if (!notices.length) return [];
  const recipients = [...new Set(notices.flatMap((notice) => [notice.recipient, ...own(notice)]))];
  const contacts = await session.find('contact', { recipient: recipients, active: true });
  const made: DeliveryRow[] = [];
  const make = (notice: Notice, contact: ContactRow | null) => {
    const delivery = deliveryOf(session, about, notice, contact);
    made.push(delivery);
    return delivery;
  };
  for (const notice of notices) {
    if (notice.inbox !== false) session.put('delivery', make(notice, null));
    for (const contact of contactsFor(notice, contacts))
      await address(session, make(notice, contact), contact);
  }
  return made;
}

/** How the contacts of a person on duty are filed. */
const own = ({ onDuty }: Notice): string[] => (onDuty?.accountId ? [`account:${onDuty.accountId}`] : []);

function contactsFor(notice: Notice, contacts: readonly ContactRow[]): ContactRow[] {
  const [account] = own(notice);
  const personal = account ? contacts.filter(({ recipient }) => recipient === account) : [];
  if (personal.length) return personal;
  const role = notice.contactRole ?? 'first';
  return contacts.filter(
    (contact) => contact.recipient === notice.recipient && (role === 'every' || contact.role === role),
  );
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
    incidentId: incidentId ?? undefined,
    streamSeq: 0,
    state: 'failed',
    data: { recipient, channel, taskId, why: NOT_FOR_EXERCISES },
  });
}

const deliveryOf = (
  session: Session,
  about: CaseRow | null,
  notice: Notice,
  contact: ContactRow | null,
): DeliveryRow => ({
  id: session.newId(),
  incidentId: about?.id ?? null,
  taskId: notice.taskId,
  recipient: notice.recipient,
  contactId: contact?.id ?? null,
  channel: contact?.channel ?? 'inbox',
  urgency: notice.urgency,
  exercise: about?.exercise ?? false,
  state: 'queued',
  attempts: 0,
  nextAttemptAt: session.now + SWEEP_AFTER_MS,
  createdAt: session.now,
  sentAt: null,
  deliveredAt: null,
  acknowledgedAt: null,
  lastError: null,
  message: about?.exercise ? markedAsExercise(notice.message) : notice.message,
});
