import { Problem } from '#kernel';
import type { Figures, Plan } from '#plan';
import type { TownshipFigures } from '#runtime';
import { checkFigures } from './check-figures.ts';

/** An indicator for which the townships do not come to what the division reports. */
export interface TownshipDifference {
  indicator: string;
  /** Null: the division did not give it. */
  total: number | null;
  townships: number;
}

/** Refuses a township that is named twice, or figures that no count can have. */
export function checkTownships(plan: Plan, townships: readonly TownshipFigures[]): void {
  const seen = new Set<string>();
  townships.forEach(({ name, figures }, index) => {
    if (seen.has(name)) throw new Problem('report.township-twice', { township: name });
    seen.add(name);
    checkFigures(plan, figures, `/townships/${index}/figures`);
  });
}

/**
 * Compares the parts with the division's own figures, which alone count. Parts that lack a township's figure can
 * only be too many, never too few.
 */
export function townshipDifferences(
  total: Figures,
  townships: readonly TownshipFigures[],
): TownshipDifference[] {
  const keys = new Set(townships.flatMap(({ figures }) => Object.keys(figures)));
  return [...keys].flatMap((indicator) => {
    const parts = townships.map(({ figures }) => figures[indicator] ?? null);
    const known = parts.filter((part) => part !== null);
    if (!known.length) return [];
    const sum = known.reduce((all, part) => all + part, 0);
    const own = total[indicator] ?? null;
    // Decimal parts add up with the rounding of binary fractions.
    const differs = own === null || sum > own + 1e-6 || (known.length === parts.length && sum < own - 1e-6);
    return differs ? [{ indicator, total: own, townships: sum }] : [];
  });
}
