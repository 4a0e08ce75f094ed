import type { CaseRow, ContactRole, DeliveryRow, MessageTask, PersonOnDuty, Said } from '../records/index.ts';
import { listing } from './listing.ts';
import { titleOfUnreached } from './unreached.ts';

export interface Notice {
  /** `agency:<key>`, `division:<code>` or `post:<key>`. */
  recipient: string;
  urgency: DeliveryRow['urgency'];
  /** Which of the recipient's contacts to begin with; the first ones if left out. */
  contactRole?: ContactRole | 'every';
  /** Who is on duty there: its own contacts, where it has any, stand for those of the role. */
  onDuty?: PersonOnDuty;
  /** False where the inbox has this message already. */
  inbox?: false;
  /**
   * A later change: it waits for others to the same recipient, as long as the deployment says or so many milliseconds,
   * and goes with them as one message.
   */
  gather?: boolean | number;
  message: Said;
}

/** Something to know at once. Of a case it names the title; what asks for work besides is a task. */
export const urgentNotice = (
  recipient: string,
  about: CaseRow | null,
  said: Pick<Said, 'title'> & Partial<Said>,
): Notice => ({
  recipient,
  urgency: 'urgent',
  message: {
    kind: 'notice',
    form: 'notice',
    incidentTitle: about?.data.title ?? '',
    level: null,
    cite: null,
    dueAt: null,
    ...said,
  },
});

/**
 * What a message is about: two of the same go as one. Never together are what asks and what withdraws, and what is an
 * order, a request or a notice; of reminders, those of different steps or of different people.
 */
export const subjectOf = (said: Said): string =>
  JSON.stringify([said.kind, said.form, said['step'], said['onDuty'], said['recipient'], gathers(said)]);

/** Whether it can be one with others: it lists tasks, or recipients that could not be reached. */
export const gathers = ({
  tasks,
  unreached,
}: Pick<Said, 'tasks' | 'unreached'>): 'tasks' | 'unreached' | null =>
  tasks?.length ? 'tasks' : unreached?.length ? 'unreached' : null;

/** One notice for each recipient, with all the tasks that were to be told to it. What speaks of no task stays apart. */
export function together(notices: readonly Notice[]): Notice[] {
  const merged = new Map<string | symbol, Notice>();
  for (const notice of notices) {
    const { recipient, contactRole, onDuty, inbox, gather, message } = notice;
    const key = gathers(message)
      ? JSON.stringify([recipient, contactRole, onDuty, inbox, gather, subjectOf(message)])
      : Symbol();
    const before = merged.get(key);
    merged.set(key, before ? joined(before, notice) : notice);
  }
  return [...merged.values()];
}

const joined = (before: Notice, after: Notice): Notice => ({
  ...before,
  urgency: moreUrgent(before.urgency, after.urgency),
  message: oneOf(before.message, after.message),
});

/** Both as one message, that has the words of the later one. */
export function oneOf(before: Said, after: Said): Said {
  if (gathers(after) === 'tasks') return listing(after, both(before.tasks, after.tasks));
  const unreached = [...(before.unreached ?? []), ...(after.unreached ?? [])];
  return { ...after, unreached, title: titleOfUnreached(unreached) };
}

/** Both, each task once: the later word on it counts. */
const both = (before: readonly MessageTask[] = [], after: readonly MessageTask[] = []): MessageTask[] => [
  ...before.filter(({ id }) => !after.some((task) => task.id === id)),
  ...after,
];

export const moreUrgent = (one: DeliveryRow['urgency'], other: DeliveryRow['urgency']) =>
  one === 'urgent' ? one : other;
