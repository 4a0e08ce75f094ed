import { Problem } from '#kernel';
import { checkFacts, type Plan } from '#plan';
import type { LoadedPlan } from '#runtime';

/** Refuses hazards that the plan does not name; `other` and `by-reference` are there for what it leaves open. */
export function requireHazards(plan: Plan, hazards: readonly string[]): void {
  const known = plan.hazards.map((hazard) => hazard.key);
  for (const hazard of hazards)
    if (!known.includes(hazard)) throw new Problem('hazard.unknown', { hazard, known: known.join(', ') });
}

/** Refuses codes that the plan does not know, and an empty list. */
export function requireDivisions(plan: Plan, codes: readonly string[]): void {
  if (!codes.length) throw new Problem('incident.no-division');
  for (const code of codes)
    if (!plan.divisions.some((division) => division.code === code))
      throw new Problem('division.unknown', {
        division: code,
        known: plan.divisions.map((division) => `${division.code} ${division.title.zh}`).join('、'),
      });
}

/** Refuses base figures that the plan has no word for, or that nothing can be divided by. */
export function requireBase(
  { compiled }: LoadedPlan,
  hazard: string,
  base: Record<string, number> = {},
): void {
  checkFacts(compiled, { hazard, reported: {}, base });
}
