import { levelOf } from '../authority/authority.ts';
import type { Level } from '../model/level.ts';
import type { TaskTemplate } from '../model/measure.ts';
import type { Plan } from '../model/plan.ts';

/** What becomes of tasks when a response moves from one level to another. */
export interface TaskDifference<Task> {
  /** On both levels: keeps its state. The plan may word it, or set its rhythm, differently on the other level. */
  stay: { id: string; before: Task; after: Task }[];
  /** Only on the new level: to be sent. */
  added: Task[];
  /** Only on the old level. Lowering withdraws them once a person confirms; raising lets them go on. */
  fallAway: Task[];
}

/** Compares by id. */
export function differ<Task>(
  before: readonly Task[],
  after: readonly Task[],
  idOf: (task: Task) => string,
): TaskDifference<Task> {
  const old = new Map(before.map((task) => [idOf(task), task]));
  const young = new Map(after.map((task) => [idOf(task), task]));
  return {
    stay: [...young]
      .filter(([id]) => old.has(id))
      .map(([id, task]) => ({ id, before: old.get(id)!, after: task })),
    added: [...young].filter(([id]) => !old.has(id)).map(([, task]) => task),
    fallAway: [...old].filter(([id]) => !young.has(id)).map(([, task]) => task),
  };
}

/** The same for tasks with recipients, as `resolveTasks` gives them. */
export const diffResolvedTasks = <Task extends { id: string }>(
  before: readonly Task[],
  after: readonly Task[],
) => differ(before, after, (task) => task.id);

/** The task templates of two levels, by stable key and agency. Throws level.unknown. */
export const diffTasks = (plan: Plan, fromLevel: string, toLevel: string): TaskDifference<TaskTemplate> =>
  differ(templatesOf(levelOf(plan, fromLevel)), templatesOf(levelOf(plan, toLevel)), templateId);

export const templateId = (task: TaskTemplate): string => `${task.key}/${task.agency}`;

export const templatesOf = (level: Level): TaskTemplate[] => [
  ...(level.opening?.tasks ?? []),
  ...level.measures.flatMap((measure) => measure.tasks),
];
