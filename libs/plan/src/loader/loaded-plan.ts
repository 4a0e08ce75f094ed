import type { Finding, PlanSource } from '../finding.ts';
import type { Plan } from '../model/plan.ts';

/** The YAML files of a plan, by path relative to its folder. */
export type PlanTexts = ReadonlyMap<string, string>;

/** A plan as read. `plan` and `source` are null where a file is missing or does not fit the schema. */
export interface LoadedPlan {
  plan: Plan | null;
  source: PlanSource | null;
  /** Faults of reading only; `lintPlan` adds its own. */
  findings: Finding[];
}

/** A plan as read and linted. */
export interface CheckedPlan {
  plan: Plan | null;
  findings: Finding[];
}
