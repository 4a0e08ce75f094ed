import { type Plan, type ResolvedTask, resolveTasks, type Situation } from '#plan';
import type { IncidentRow, ResponseRow, TaskRow } from './records/index.ts';

const OPEN = ['planned', 'offered', 'armed', 'issued', 'acknowledged', 'inProgress'];
/** States from which a duty has gone, so that it is sent anew when the plan calls for it again. */
const GONE = ['withdrawn', 'reassigned'];

/** What a level asks for beside what is there already. */
export interface TaskChange {
  /** Not there yet. */
  fresh: ResolvedTask[];
  /** There and still asked for: they keep their state. */
  stay: TaskRow[];
  /** Open, from the plan and no longer asked for. Settlement and evaluation are kept: they outlive the response. */
  fallAway: TaskRow[];
}

/** `agency:<key>` or `division:<code>`, as it stands in a task row. */
export const recipientOf = ({ recipient }: ResolvedTask): string => `${recipient.kind}:${recipient.key}`;

/** A plan never changes once it is loaded, and disasters that are alike ask for the same tasks. */
const RESOLVED = new WeakMap<Plan, Map<string, readonly ResolvedTask[]>>();
const REMEMBERED = 64;

function resolved(plan: Plan, level: string, situation: Situation): readonly ResolvedTask[] {
  const known = RESOLVED.get(plan) ?? new Map<string, readonly ResolvedTask[]>();
  RESOLVED.set(plan, known);
  const asked = JSON.stringify([level, situation]);
  const before = known.get(asked);
  if (before) return before;
  const tasks = resolveTasks(plan, level, situation);
  if (known.size >= REMEMBERED) known.clear();
  known.set(asked, tasks);
  return tasks;
}

/** Compares the tasks of a response with what a level asks for, by stable key and recipient. */
export function taskChange(
  plan: Plan,
  level: string,
  subject: { incident: IncidentRow; response: ResponseRow },
  existing: readonly TaskRow[],
): TaskChange {
  const wanted = new Map<string, ResolvedTask>();
  const { affected } = subject.incident.data;
  const { namedAtStart } = subject.response.data;
  for (const task of resolved(plan, level, { affectedDivisions: affected, namedAtStart }))
    wanted.set(`${task.key} ${recipientOf(task)}`, task);

  const present = existing.filter((task) => !GONE.includes(task.state));
  const asked = (task: TaskRow) => wanted.has(`${task.key} ${task.recipient}`);
  const there = new Set(present.map((task) => `${task.key} ${task.recipient}`));
  return {
    fresh: [...wanted].filter(([id]) => !there.has(id)).map(([, task]) => task),
    stay: present.filter(asked),
    fallAway: present.filter(
      (task) =>
        !asked(task) && OPEN.includes(task.state) && task.data.source === 'plan' && !task.data.outlives,
    ),
  };
}

/** States in which somebody is still at a task, or has given it back. */
const UNDER_WAY = ['issued', 'acknowledged', 'inProgress', 'declined'];

/** The tasks that stand in the way of an end: open, not outliving the response, and not settled one by one. */
export const unsettledTasks = (tasks: readonly TaskRow[]): TaskRow[] =>
  tasks.filter(({ state, data }) => UNDER_WAY.includes(state) && !data.outlives && !data.settlement);
