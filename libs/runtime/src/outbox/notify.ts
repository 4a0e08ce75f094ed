import type { Session } from '../bus/session.ts';
import type {
  CaseRow,
  ContactRole,
  ContactRow,
  DeliveryMessage,
  DeliveryRow,
  PersonOnDuty,
} from '../records/index.ts';

export interface Notice {
  /** `agency:<key>`, `division:<code>` or `post:<key>`. */
  recipient: string;
  urgency: DeliveryRow['urgency'];
  /** Which of the recipient's contacts to use; the first ones if left out. */
  contactRole?: ContactRole;
  /** Who is on duty there: its own contacts, where it has any, stand for those of the role. */
  onDuty?: PersonOnDuty;
  /** False where the inbox has this message already. */
  inbox?: false;
  taskId: string | null;
  message: DeliveryMessage;
}

/** The relay hands a message over at its commit; the sweep looks after this long whether it really went. */
const SWEEP_AFTER_MS = 5000;

/**
 * Puts messages in the outbox: for each recipient its inbox, and every active contact of the role besides. They are sent
 * only once the transaction has committed.
 */
export async function notify(
  session: Session,
  about: CaseRow | null,
  notices: readonly Notice[],
): Promise<void> {
  if (!notices.length) return;
  const recipients = [...new Set(notices.flatMap((notice) => [notice.recipient, ...own(notice)]))];
  const contacts = await session.find('contact', { recipient: recipients, active: true });
  for (const notice of notices) {
    if (notice.inbox !== false) session.put('delivery', deliveryOf(session, about, notice, null));
    for (const contact of contactsFor(notice, contacts))
      session.put('delivery', deliveryOf(session, about, notice, contact));
  }
}

/** How the contacts of a person on duty are filed. */
const own = ({ onDuty }: Notice): string[] => (onDuty?.accountId ? [`account:${onDuty.accountId}`] : []);

function contactsFor(notice: Notice, contacts: readonly ContactRow[]): ContactRow[] {
  const [account] = own(notice);
  const personal = account ? contacts.filter(({ recipient }) => recipient === account) : [];
  if (personal.length) return personal;
  const role = notice.contactRole ?? 'first';
  return contacts.filter((contact) => contact.recipient === notice.recipient && contact.role === role);
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
  message: notice.message,
});
