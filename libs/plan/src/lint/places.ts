import type { Place, PlanSource } from '../finding.ts';
import type { Branch, Criterion } from '../model/criterion.ts';
import type { Level } from '../model/level.ts';
import type { TaskTemplate } from '../model/measure.ts';
import type { Plan } from '../model/plan.ts';

interface Placed {
  level: Level;
  /** Position in `plan.levels`, 0 the gravest. */
  rank: number;
  place: Place;
}

export interface PlacedTask extends Placed {
  task: TaskTemplate;
  /** Number of the measure; null for the opening paragraph. */
  n: number | null;
}

export interface PlacedBranch extends Placed {
  criterion: Criterion;
  branch: Branch;
}

/** Every task of the plan with the place where it is written. */
export function placedTasks(plan: Plan, source: PlanSource): PlacedTask[] {
  return plan.levels.flatMap((level, rank) => {
    const file = source.levelFiles[rank]!;
    const opening = (level.opening?.tasks ?? []).map(
      (task, k): PlacedTask => ({ level, rank, task, n: null, place: [file, 'opening', 'tasks', k] }),
    );
    const numbered = level.measures.flatMap((measure, m) =>
      measure.tasks.map(
        (task, k): PlacedTask => ({
          level,
          rank,
          task,
          n: measure.n,
          place: [file, 'measures', m, 'tasks', k],
        }),
      ),
    );
    return [...opening, ...numbered];
  });
}

/** Every task of preparation with the place where it is written. */
export const preparationTasks = (plan: Plan): { task: TaskTemplate; place: Place }[] =>
  (plan.preparation?.measures ?? []).flatMap((measure, m) =>
    measure.tasks.map((task, k) => ({
      task,
      place: ['preparation.yaml', 'preparation', 'measures', m, 'tasks', k] as Place,
    })),
  );

/** Every branch of every criterion with the place where it is written. */
export function placedBranches(plan: Plan, source: PlanSource): PlacedBranch[] {
  return plan.levels.flatMap((level, rank) =>
    level.criteria.flatMap((criterion, c) =>
      criterion.anyOf.map((branch, b) => ({
        level,
        rank,
        criterion,
        branch,
        place: [source.levelFiles[rank]!, 'criteria', c, 'anyOf', b] as Place,
      })),
    ),
  );
}

/** The same branch on all its levels, gravest first. */
export function branchesByKey(plan: Plan, source: PlanSource): Map<string, PlacedBranch[]> {
  const byKey = new Map<string, PlacedBranch[]>();
  for (const placed of placedBranches(plan, source))
    byKey.set(placed.branch.key, [...(byKey.get(placed.branch.key) ?? []), placed]);
  return byKey;
}
