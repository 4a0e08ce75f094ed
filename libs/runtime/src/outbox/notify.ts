import type { Session } from '../bus/session.ts';
import type { CaseRow, ContactRow, DeliveryRow } from '../records/index.ts';
import { barredFromExercise, NOT_FOR_EXERCISES } from './exercise.ts';
import { Gathering } from './gathering.ts';
import { type Notice, together } from './notice.ts';
import { asSent, type Queued, queuedRow } from './queued-row.ts';
import { firstRung, nextRung, type Reach } from './rungs.ts';

/**
 * Puts messages in the outbox: for each recipient its inbox, and the contacts that come first of the role besides. All
 * tasks that a recipient is to be told of go as one message. They are sent only once the transaction has committed; a
 * later change joins what is still gathering for the same contact. An exercise says so before every text, and what it
 * has for a contact that is not marked for exercises is kept as failed, never queued (8.3.4). Answers with what it put
 * there.
 */
export async function notify(
  session: Session,
  about: CaseRow | null,
  notices: readonly Notice[],
): Promise<DeliveryRow[]> {
  if (!notices.length) return [];
  const all = together(notices);
  const recipients = [...new Set(all.flatMap((notice) => [notice.recipient, ...own(notice)]))];
  const contacts = await session.find('contact', { recipient: recipients, active: true });
  const gathering = await Gathering.of(session, about, all);
  const made: DeliveryRow[] = [];
  for (const notice of all) {
    const { recipient, urgency } = notice;
    const gatherMs = gatherFor(session, notice);
    const reach = reachOf(about, notice);
    const chosen = chosenContacts(notice, contacts, reach);
    const tried = new Set(chosen.map(({ id }) => id));
    const more = notice.contactRole !== 'every' && nextRung(contacts, reach, tried).length > 0;
    const message = asSent(about, notice.message);
    let chainId: string | null = null;
    for (const contact of notice.inbox === false ? chosen : [null, ...chosen]) {
      const joined = gatherMs !== null && gathering.join(notice, contact);
      if (joined) {
        made.push(joined);
        chainId ??= joined.chainId;
        continue;
      }
      const fallsBack = more && contact !== null;
      const queued = { recipient, urgency, message, contact, chainId, step: 0, fallsBack, gatherMs };
      const row = await queue(session, about, queued);
      made.push(row);
      chainId ??= row.id;
    }
  }
  return made;
}

const gatherFor = (session: Session, { gather = false }: Notice): number | null =>
  gather === true ? session.dispatch.gatherMs : gather === false ? null : gather;

/** How the contacts of a person on duty are filed. */
const own = ({ onDuty }: Notice): string[] => (onDuty?.accountId ? [`account:${onDuty.accountId}`] : []);

const reachOf = (about: CaseRow | null, notice: Notice): Reach => ({
  recipient: notice.recipient,
  role: notice.contactRole === undefined || notice.contactRole === 'every' ? 'first' : notice.contactRole,
  account: own(notice)[0] ?? null,
  exercise: about?.exercise ?? false,
});

const chosenContacts = (
  { contactRole }: Notice,
  contacts: readonly ContactRow[],
  reach: Reach,
): ContactRow[] =>
  contactRole === 'every'
    ? contacts.filter(({ recipient }) => recipient === reach.recipient)
    : firstRung(contacts, reach);

/** Puts it in the outbox, or keeps it as failed where an exercise may not reach the contact. */
export async function queue(
  session: Session,
  about: Pick<CaseRow, 'id' | 'exercise'> | null,
  queued: Queued,
): Promise<DeliveryRow> {
  const row = queuedRow(session, about, queued);
  if (!barredFromExercise(row, queued.contact)) {
    session.add('delivery', row);
    return row;
  }
  const barred: DeliveryRow = {
    ...row,
    ...{ state: 'failed', nextAttemptAt: null, fallBackAt: null, gatherUntil: null },
    lastError: NOT_FOR_EXERCISES,
  };
  session.add('delivery', barred);
  const { id, incidentId, taskId, recipient, channel } = barred;
  await session.record('delivery', id, 'delivery.failed', {
    incidentId: incidentId ?? undefined,
    streamSeq: 0,
    state: 'failed',
    data: { recipient, channel, taskId, why: NOT_FOR_EXERCISES },
  });
  return barred;
}
