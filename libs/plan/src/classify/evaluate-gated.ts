import { evaluateTrack } from './evaluate-track.ts';
import type { Facts, Figures } from './facts.ts';
import type { Basis, CriterionResult } from './result.ts';
import type { GatedTrack } from './track.ts';

/**
 * A branch whose rungs ask for attributes. Rungs out of range do not count; a rung whose attribute nobody
 * knows counts as applicable but cannot be evaluated, so the attribute is named among the unknown.
 */
export function evaluateGated(
  track: GatedTrack,
  facts: Facts,
  figures: Figures,
  fill: Figures | null,
  basis: Basis,
): CriterionResult {
  const open: number[] = [];
  const asked = new Set<string>();
  track.where.forEach((ranges, rung) => {
    const unknown: string[] = [];
    for (const range of ranges) {
      const value = facts.attributes?.[range.attribute];
      if (value == null) unknown.push(range.attribute);
      else if (!range.holds(value)) return;
    }
    if (unknown.length === 0) open.push(rung);
    for (const attribute of unknown) asked.add(attribute);
  });
  if (open.length === 0)
    return asked.size ? { ...track.blank[basis], unknown: [...asked] } : track.outOfRange[basis];
  const result = evaluateTrack(track.only(open), facts, figures, fill, basis);
  return asked.size ? { ...result, unknown: [...result.unknown, ...asked] } : result;
}
