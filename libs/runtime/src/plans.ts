import type { CompiledPlan, Plan } from '#plan';
import type { CaseRow } from './records/index.ts';

export interface LoadedPlan {
  plan: Plan;
  compiled: CompiledPlan;
}

/** The plans that this engine runs. Implemented over the plan folders. */
export interface Plans {
  /** The version in force on a Beijing day; throws `plan.unknown` or `plan.not-in-force`. */
  at(id: string, date: string): LoadedPlan;
  version(id: string, effectiveFrom: string): LoadedPlan;
  list(): { id: string; effectiveFrom: string }[];
}

/** The very version that an incident or a warning is pinned to. */
export const planOf = (plans: Plans, row: Pick<CaseRow, 'planId' | 'planVersion'>): LoadedPlan =>
  plans.version(row.planId, row.planVersion);

/** How the journal names a plan version. */
export const planName = (plan: Plan): string => `${plan.id}@${plan.effectiveFrom}#${plan.hash.slice(0, 16)}`;
