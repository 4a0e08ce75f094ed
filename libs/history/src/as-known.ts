import { beijingIso, Problem } from '#kernel';
import { assess, assessBoth, type JournalRow, type LoadedPlan, type Plans, planOf } from '#runtime';
import { type Knowledge, knownAt } from './known-at.ts';

export interface AsKnown extends Knowledge {
  at: number;
  /** What these figures came to under the plan of then, reported and consulted apart. */
  level: string | null;
  basis: 'reported' | 'assessed' | null;
  evaluations: ReturnType<typeof assessBoth>;
}

/** The situation as it was known at a moment and the level that it gave; refuses a moment before the log. */
export function asKnown(plans: Plans, facts: readonly JournalRow[], at: number): AsKnown {
  const known = knownAt(facts, at, (id, version) => countedBy(plans.version(id, version)));
  if (!known) throw new Problem('incident.not-logged-yet', { at: beijingIso(at) });
  const loaded = planOf(plans, known);
  const { level, basis } = assess(loaded, known);
  return { at, ...known, level, basis, evaluations: assessBoth(loaded, known) };
}

const countedBy = ({ plan }: LoadedPlan): ReadonlySet<string> =>
  new Set(plan.divisions.filter(({ counted }) => counted).map(({ code }) => code));
