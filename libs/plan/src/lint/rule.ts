import type { Place, PlanSource } from '../finding.ts';
import type { Plan } from '../model/plan.ts';

/** Says that something is wrong at a place; both languages, without the place. */
export type Report = (
  severity: 'error' | 'warning',
  code: string,
  place: Place,
  zh: string,
  en: string,
) => void;

/** One thing that a sound plan holds to. */
export type Rule = (plan: Plan, report: Report, source: PlanSource) => void;
