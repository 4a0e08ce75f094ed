/**
 * One message to one recipient over one channel: the outbox, and with it the delivery ladder. queued: committed, not
 * yet handed to the channel; sent: the channel took it, receipt unknown; delivered: the channel knows that it arrived;
 * opened: somebody of the recipient looked at it; acknowledged: a person said so; failed: given up, another contact may
 * be tried; exhausted: given up, and nobody is left to try; withdrawn: no longer to be sent.
 */
export type DeliveryState =
  | 'queued'
  | 'sent'
  | 'delivered'
  | 'opened'
  | 'acknowledged'
  | 'failed'
  | 'exhausted'
  | 'withdrawn';

/** What nobody has acknowledged, and nobody given up. */
export const UNACKNOWLEDGED: DeliveryState[] = ['queued', 'sent', 'delivered', 'opened'];
/** What has arrived with its recipient, whatever has been done with it since. */
export const ARRIVED: DeliveryState[] = ['delivered', 'opened', 'acknowledged'];

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

/** What a message says. */
export interface Said {
  kind: 'task.issued' | 'task.withdrawn' | 'task.escalated' | 'task.supervision' | 'notice' | 'contact-test';
  title: { zh: string; en: string };
  incidentTitle: string;
  /** The level of all that it lists; null where that differs or is none. */
  level: string | null;
  form: 'order' | 'request' | 'notice';
  /** The clause of all that it lists; null where that differs or is none. */
  cite: string | null;
  /** When the first of what it lists is due. */
  dueAt: number | null;
  /** What it asks for, asks no longer for, or reminds of; none where it speaks of no task. */
  tasks?: MessageTask[];
  [key: string]: unknown;
}

export interface DeliveryMessage extends Said {
  tasks: MessageTask[];
}

export interface DeliveryRow {
  id: string;
  /** The incident or the warning that it speaks of; null where it speaks of duty itself or tests a contact. */
  incidentId: string | null;
  /** The one task that it lists; null where it lists several, or none. */
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
  /** When somebody of the recipient first looked at it. */
  openedAt: number | null;
  acknowledgedAt: number | null;
  lastError: string | null;
  /** Id of the first delivery of this message to this recipient; what falls back from it shares it. */
  chainId: string;
  /** 0 for those that the message went to first, 1 and more for those that it fell back to. */
  step: number;
  /** When the next contact gets it if it still waits to be sent then; null where nobody else would. */
  fallBackAt: number | null;
  /** While it is gathering: later changes join it, and it is not sent before then; null once it is closed. */
  gatherUntil: number | null;
  message: DeliveryMessage;
}

/** The ids of the tasks that a delivery lists. */
export const listedTasks = ({ taskId, message }: Pick<DeliveryRow, 'taskId' | 'message'>): string[] =>
  // Rows from before messages listed tasks have none in their message.
  message.tasks?.map(({ id }) => id) ?? (taskId === null ? [] : [taskId]);

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
  /** Order within the role, 1 first: a message goes to the lowest, and to the next when that fails. */
  rank: number;
  /** Marked for exercises (8.3.4): an exercise reaches no contact without this mark. */
  forExercises: boolean;
  active: boolean;
  createdAt: number;
}
