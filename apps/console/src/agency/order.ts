import type { Schemas } from '../api/client.ts';

export type Task = Schemas['Task'];
export type Case = Schemas['Case'];
/** Where a task still asks something of its recipient. */
export const OPEN = ['issued', 'acknowledged', 'inProgress'];
export const DONE = ['completed', 'verified', 'declined', 'withdrawn', 'reassigned'];

export const isOpen = ({ state }: Pick<Task, 'state'>): boolean => OPEN.includes(state);
export const isUnacknowledged = ({ state }: Pick<Task, 'state'>): boolean => state === 'issued';

/** Whether its time has passed while it is still open; the engine's word comes a little later than the clock. */
export const isLate = (task: Pick<Task, 'state' | 'dueAt' | 'context'>, now: number): boolean =>
  isOpen(task) && (task.context.overdue || (task.dueAt !== null && Date.parse(task.dueAt) <= now));

/** What one asked and has been answered, or not yet. */
export const asked = ({ data }: Pick<Task, 'data'>) => {
  const questions = data.questions ?? [];
  const answered = questions.filter(({ answer }) => answer).length;
  return { answered, waiting: questions.length - answered };
};

const rank = (task: Task, now: number): number =>
  (isUnacknowledged(task) ? 0 : 4) + (task.urgency === 'urgent' ? 0 : 2) + (isLate(task, now) ? 0 : 1);
const dueOf = ({ dueAt }: Task): number => (dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(dueAt));

/** What is not acknowledged first, then urgent, overdue, and by the nearest deadline. */
export function byUrgency(a: Task, b: Task, now: number): number {
  const [first, second] = [dueOf(a), dueOf(b)];
  const byDue = first === second ? 0 : first - second;
  return rank(a, now) - rank(b, now) || byDue || a.createdAt.localeCompare(b.createdAt);
}

/** What changed last first. */
export const byLastChange = (a: Task, b: Task): number => b.updatedAt.localeCompare(a.updatedAt);

export interface Group {
  key: string;
  about: Case;
  responseId: string | null;
  level: string | null;
  tasks: Task[];
}

/** The tasks by incident and response; real before exercise, and the group with the most urgent task first. */
export function groupsOf(
  tasks: readonly Task[],
  cases: readonly Case[],
  now: number,
  order: (a: Task, b: Task, now: number) => number = byUrgency,
): Group[] {
  const about = new Map(cases.map((one) => [one.id, one]));
  const groups = new Map<string, Group>();
  for (const task of [...tasks].sort((a, b) => order(a, b, now))) {
    const subject = about.get(task.incidentId);
    if (!subject) continue;
    const key = `${task.incidentId} ${task.responseId ?? ''}`;
    const group = groups.get(key);
    if (group) group.tasks.push(task);
    else {
      const { responseId, data } = task;
      groups.set(key, { key, about: subject, responseId, level: data.level, tasks: [task] });
    }
  }
  // The first task of each stands before the others, and the groups stand in the order of those.
  return [...groups.values()].sort((a, b) => Number(a.about.exercise) - Number(b.about.exercise));
}
