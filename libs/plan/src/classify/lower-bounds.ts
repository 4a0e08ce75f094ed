import type { CompiledPlan } from './compile.ts';
import type { CriterionResult } from './result.ts';
import type { Track } from './track.ts';

/** The indicators that a branch adds up over the whole jurisdiction. */
function indicatorsOf(track: Track): readonly string[] {
  if (track.kind === 'sum' || track.kind === 'share') return track.indicators;
  return track.kind === 'all' ? track.parts.flatMap(indicatorsOf) : [];
}

/**
 * Says of each branch which of its totals lack a part, because some division has not given the figure: such a
 * value is a lower bound. It can satisfy a threshold and never rules one out, so levels stay as they are.
 *
 * @param incomplete indicators that lack a part
 * @param consulted indicators for which a consultation gave a total; on that basis they lack nothing
 */
export function markLowerBounds(
  plan: CompiledPlan,
  hazard: string,
  criteria: readonly CriterionResult[],
  incomplete: Pick<ReadonlySet<string>, 'has'>,
  consulted: ReadonlySet<string>,
): CriterionResult[] {
  const tracks = plan.tracks.get(hazard) ?? [];
  return criteria.map((result, index) => {
    const track = tracks[index];
    if (!track || !result.applicable) return result;
    const lacking = indicatorsOf(track).filter(
      (key) =>
        incomplete.has(key) &&
        !result.unknown.includes(key) &&
        !(result.basis === 'assessed' && consulted.has(key)),
    );
    return lacking.length ? { ...result, unknown: [...result.unknown, ...lacking] } : result;
  });
}
