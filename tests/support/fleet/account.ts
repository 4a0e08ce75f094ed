import type { Level } from './desk.ts';

/** One message that an agency got, however often it was repeated. */
export interface Arrived {
  /** The message's id: the same at every repetition. */
  id: string;
  contact: string;
  /** When it came first. */
  at: number;
  /** What it is about; null where it does not say, as a mail to outside does not. */
  incidentId: string | null;
  kind: string | null;
  level: string | null;
  /** What it asks: the ids of its tasks. */
  tasks: string[];
}

/** What the record has of a message. */
export interface Sent {
  id: string;
  incidentId: string | null;
  message: { kind: string; level: string | null; tasks?: { id: string }[] };
}

/** Fills in from the record what messages do not say of themselves; one that the record does not know stays as it is. */
export function explained(arrived: readonly Arrived[], sent: readonly Sent[]): Arrived[] {
  const known = new Map(sent.map((row) => [row.id, row]));
  return arrived.map((one) => {
    const row = one.kind === null ? known.get(one.id) : undefined;
    if (!row) return one;
    const { kind, level, tasks = [] } = row.message;
    return { ...one, incidentId: row.incidentId, kind, level, tasks: tasks.map(({ id }) => id) };
  });
}

interface TaskRow {
  id: string;
  incidentId: string;
  recipient: string;
}

/** What must have arrived, by the record: each task that was issued, at each contact of its agency. */
export interface Owed {
  tasks: readonly TaskRow[];
  /** Contacts by recipient. */
  contacts: ReadonlyMap<string, readonly string[]>;
  levels: ReadonlyMap<string, Level>;
}

export interface Discrepancies {
  /** Tasks that a contact of their agency never heard of. */
  lost: string[];
  /** Tasks that a contact heard of in two messages that are not one. */
  doubled: string[];
  /** Messages of a level that nobody decided. */
  wrongLevel: string[];
  /** Messages to the wrong agency, or about tasks that the record does not know. */
  strange: string[];
}

export const NO_DISCREPANCIES: Discrepancies = { lost: [], doubled: [], wrongLevel: [], strange: [] };

/** Holds what arrived against what was owed. */
export function discrepancies(arrived: Iterable<Arrived>, { tasks, contacts, levels }: Owed): Discrepancies {
  const found: Discrepancies = { lost: [], doubled: [], wrongLevel: [], strange: [] };
  const known = new Map(tasks.map((task) => [task.id, task]));
  /** Ids of the messages that told a contact of a task. */
  const told = new Map<string, string[]>();
  for (const message of arrived) {
    if (message.kind === null) found.strange.push(message.id);
    const expected = message.incidentId === null ? null : levels.get(message.incidentId);
    if (message.level !== null && message.level !== expected) found.wrongLevel.push(message.id);
    if (message.kind !== 'task.issued') continue;
    for (const taskId of message.tasks) {
      const task = known.get(taskId);
      const owner = task && contacts.get(task.recipient)?.includes(message.contact);
      if (!owner || task.incidentId !== message.incidentId) found.strange.push(message.id);
      const key = `${message.contact} ${taskId}`;
      told.set(key, [...(told.get(key) ?? []), message.id]);
    }
  }
  for (const { id, recipient } of tasks)
    for (const contact of contacts.get(recipient) ?? []) {
      const messages = told.get(`${contact} ${id}`) ?? [];
      if (messages.length === 0) found.lost.push(`${contact} ${id}`);
      if (messages.length > 1) found.doubled.push(`${contact} ${id}: ${messages.join(' ')}`);
    }
  return found;
}
