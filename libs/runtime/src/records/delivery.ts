/**
 * One message to one recipient over one channel: the outbox. queued: committed, not yet handed to the channel;
 * sent: the channel took it, receipt unknown; delivered: the channel knows that it arrived; acknowledged: a
 * person said so; failed: given up after the last attempt; withdrawn: no longer to be sent.
 */
export type DeliveryState = 'queued' | 'sent' | 'delivered' | 'acknowledged' | 'failed' | 'withdrawn';

/** One task as a message lists it. */
export interface MessageTask {
  id: string;
  title: { zh: string; en: string };
  form: 'order' | 'request' | 'notice';
  level: string | null;
  cite: string | null;
  dueAt: number | null;
  detail: { zh: string; en: string } | null;
}

export interface DeliveryMessage {
  kind: 'task.issued' | 'task.withdrawn' | 'task.escalated' | 'task.supervision' | 'notice' | 'contact-test';
  title: { zh: string; en: string };
  incidentTitle: string;
  level: string | null;
  form: 'order' | 'request' | 'notice';
  cite: string | null;
  dueAt: number | null;
  /** What it asks for, asks no longer for, or reminds of; empty where it speaks of no task. */
  tasks?: MessageTask[];
  [key: string]: unknown;
}

export interface DeliveryRow {
  id: string;
  /** The incident or the warning that it speaks of; null where it speaks of duty itself or tests a contact. */
  incidentId: string | null;
  taskId: string | null;
  recipient: string;
  contactId: string | null;
  channel: string;
  urgency: 'urgent' | 'routine';
  exercise: boolean;
  state: DeliveryState;
  attempts: number;
  /** When the next attempt is due; null when none is. */
  nextAttemptAt: number | null;
  createdAt: number;
  sentAt: number | null;
  deliveredAt: number | null;
  acknowledgedAt: number | null;
  lastError: string | null;
  message: DeliveryMessage;
}

/** Whose number it is: the one called first, the second contact, or the head of the agency. */
export type ContactRole = 'first' | 'second' | 'head';

/** Where a recipient can be reached besides its inbox. */
export interface ContactRow {
  id: string;
  recipient: string;
  channel: string;
  address: string;
  /** Signing secret of a webhook; never shown again after it was set. */
  secret: string | null;
  /** Ordinary messages go to first contacts; the others are reached by escalation only. */
  role: ContactRole;
  /** Marked for exercises (8.3.4): an exercise reaches no contact without this mark. */
  forExercises: boolean;
  /** An e-mail address inside the government's own network: its messages may carry everything. */
  internal: boolean;
  active: boolean;
  createdAt: number;
}
