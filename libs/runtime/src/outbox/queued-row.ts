import type { Session } from '../bus/session.ts';
import type { CaseRow, ContactRow, DeliveryMessage, DeliveryRow, Said } from '../records/index.ts';
import { markedAsExercise } from './exercise.ts';
import { leavesAt } from './leaves-at.ts';

/** The relay hands a message over at its commit; the sweep looks after this long whether it really went. */
export const SWEEP_AFTER_MS = 5000;

/** When a message is due that waits for a person's word, and for no time. */
export const UNTIL_TOLD = Date.UTC(9999, 0, 1);

/** Whether the relay hands it over at its commit; the sweep does so when the time of the others has come. */
export const leavesAtOnce = ({
  state,
  attempts,
  lastError,
  gatherUntil,
  nextAttemptAt,
  createdAt,
}: DeliveryRow): boolean =>
  state === 'queued' &&
  // One that was held back has had no attempt either, but it has a reason, and its time.
  attempts === 0 &&
  lastError === null &&
  gatherUntil === null &&
  nextAttemptAt !== null &&
  nextAttemptAt <= createdAt + SWEEP_AFTER_MS;

export interface Queued {
  recipient: string;
  urgency: DeliveryRow['urgency'];
  message: DeliveryMessage;
  contact: ContactRow | null;
  /** The first delivery of the message to the recipient; null where this is it. */
  chainId: string | null;
  step: number;
  /** Whether somebody else gets it if it does not leave in time. */
  fallsBack: boolean;
  /** For how long it waits for other changes; null where it does not. */
  gatherMs: number | null;
}

/** A row of the outbox as it begins. */
export function queuedRow(session: Session, about: Pick<CaseRow, 'id' | 'exercise'> | null, queued: Queued) {
  const { recipient, urgency, message, contact, chainId, step, fallsBack, gatherMs } = queued;
  const id = session.newId();
  const row: DeliveryRow = {
    id,
    incidentId: about?.id ?? null,
    taskId: onlyTask(message),
    recipient,
    contactId: contact?.id ?? null,
    channel: contact?.channel ?? 'inbox',
    urgency,
    exercise: about?.exercise ?? false,
    state: 'queued',
    attempts: 0,
    nextAttemptAt: null,
    createdAt: session.now,
    sentAt: null,
    deliveredAt: null,
    openedAt: null,
    acknowledgedAt: null,
    lastError: null,
    chainId: chainId ?? id,
    step,
    fallBackAt: null,
    gatherUntil: gatherMs === null ? null : session.now + gatherMs,
    requestId: null,
    traceparent: null,
    message,
  };
  return timed(session, row, fallsBack);
}

/** The row with its times: when it leaves, and when the next contact gets it if it has not left. */
export function timed(session: Session, row: DeliveryRow, fallsBack: boolean): DeliveryRow {
  const { quietHours, fallBackMs } = session.dispatch;
  const earliest = row.gatherUntil ?? session.now;
  const leaves = leavesAt(row, earliest, quietHours);
  return {
    ...row,
    // The relay takes what leaves now; what was gathering is the sweep's from the first.
    nextAttemptAt: row.gatherUntil === null && leaves === session.now ? leaves + SWEEP_AFTER_MS : leaves,
    fallBackAt: fallsBack ? leaves + fallBackMs : null,
  };
}

export const onlyTask = ({ tasks }: Pick<DeliveryMessage, 'tasks'>): string | null =>
  tasks.length === 1 ? tasks[0]!.id : null;

/** What is said, as the case sends it: an exercise says so before every text (8.3.4). */
export const asSent = (about: Pick<CaseRow, 'exercise'> | null, said: Said): DeliveryMessage => {
  const message = { ...said, tasks: said.tasks ?? [] };
  return about?.exercise ? markedAsExercise(message) : message;
};
