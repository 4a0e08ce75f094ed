import type { Picture, PictureTask } from '../queries.ts';

type Recipient = Picture['recipients'][number];

export type Group = 'silent' | 'late' | 'declined' | 'moving' | 'idle' | 'finished';
/** The order in which somebody who leads wants to see them. */
export const GROUPS: readonly Group[] = ['silent', 'late', 'declined', 'moving', 'idle', 'finished'];

const DONE = ['completed', 'verified'];
const WAITING = ['offered', 'armed'];
const ANSWERED = ['acknowledged', 'inProgress', ...DONE, 'declined'];

/** Whether its time has passed and it is not done. */
export const isLate = ({ overdue, state }: PictureTask): boolean => overdue && !DONE.includes(state);

/** Key of a task's sign: late comes before its state. */
export const standingOf = (task: PictureTask): string => (isLate(task) ? 'overdue' : task.state);

export interface Standing {
  recipient: Recipient;
  group: Group;
  all: number;
  done: number;
  unacknowledged: number;
  late: number;
  /** Most reminders that any of its tasks has had. */
  reminded: number;
  /** Since when it has been silent; null where it has answered. */
  silentSince: string | null;
  lastNote: { at: string; text: string } | null;
}

export function standing(recipient: Recipient): Standing {
  const { tasks } = recipient;
  const asked = tasks.filter(({ state }) => !WAITING.includes(state));
  const count = (states: readonly string[]) => asked.filter(({ state }) => states.includes(state)).length;
  const silent = asked.length > 0 && count(ANSWERED) === 0;
  const late = asked.filter(isLate).length;
  const group: Group = silent
    ? 'silent'
    : late
      ? 'late'
      : count(['declined'])
        ? 'declined'
        : !asked.length
          ? 'idle'
          : count(DONE) === asked.length
            ? 'finished'
            : 'moving';
  const notes = tasks.flatMap(({ lastNote }) => lastNote ?? []).sort((a, b) => a.at.localeCompare(b.at));
  return {
    ...{ recipient, group, late, all: asked.length, done: count(DONE), unacknowledged: count(['issued']) },
    reminded: Math.max(0, ...tasks.map(({ escalated }) => escalated)),
    silentSince: silent ? asked.map(({ createdAt }) => createdAt).sort()[0]! : null,
    lastNote: notes.at(-1) ?? null,
  };
}

/** Silent ones first, those that nobody could reach before the others and the longest silence before shorter ones. */
export function inOrder(recipients: readonly Recipient[]): Standing[] {
  return recipients
    .map(standing)
    .sort(
      (a, b) =>
        GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) ||
        Number(b.recipient.exhausted > 0) - Number(a.recipient.exhausted > 0) ||
        (a.silentSince ?? '').localeCompare(b.silentSince ?? '') ||
        b.late - a.late ||
        b.unacknowledged - a.unacknowledged,
    );
}
