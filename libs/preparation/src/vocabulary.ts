import type { CapArea } from '#cap';
import { Problem } from '#kernel';
import type { Plan } from '#plan';

/** The hazard that an event's words mean under this plan: the longest word that fits wins; null where none does. */
export function recogniseHazard(plan: Plan, event: string): string | null {
  const said = event.toLowerCase();
  let best: { key: string; length: number } | null = null;
  for (const { key, title, cap } of plan.hazards) {
    const words = [title.zh, title.en, cap?.event.zh, cap?.event.en, ...(cap?.words ?? [])];
    for (const word of words)
      if (word && said.includes(word.toLowerCase()) && word.length > (best?.length ?? 0))
        best = { key, length: word.length };
  }
  return best?.key ?? null;
}

/** Codes of the divisions that the areas name, by a code that begins with the division's, or by its name. */
export function recogniseDivisions(plan: Plan, areas: readonly CapArea[]): string[] {
  const found = plan.divisions.filter(({ code, title }) =>
    areas.some(
      ({ areaDesc, geocode }) =>
        areaDesc.includes(title.zh) || geocode.some(({ value }) => value.startsWith(code)),
    ),
  );
  return found.map(({ code }) => code);
}

/** Refuses a hazard that the plan does not name. */
export function requireHazard(plan: Plan, hazard: string): string {
  const known = plan.hazards.map(({ key }) => key);
  if (!known.includes(hazard)) throw new Problem('hazard.unknown', { hazard, known: known.join(', ') });
  return hazard;
}
