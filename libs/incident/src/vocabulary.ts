import { Problem } from '#kernel';
import type { Plan } from '#plan';

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
