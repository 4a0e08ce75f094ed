import { evaluateTrack } from './evaluate-track.ts';
import type { Facts, Figures } from './facts.ts';
import type { Basis, CriterionResult, NextLevel } from './result.ts';
import type { AllTrack } from './track.ts';

/**
 * A conjunction reaches the gravest rung that all of its parts reach. It is evaluable when all parts are:
 * an unknown part can neither be assumed nor ruled out.
 */
export function evaluateAll(
  track: AllTrack,
  facts: Facts,
  figures: Figures,
  fill: Figures | null,
  basis: Basis,
): CriterionResult {
  const { levels, cites } = track.ladder;
  const results = track.parts.map((part) => evaluateTrack(part, facts, figures, fill, basis));
  const rungs = results.map((result) => rungOf(levels, result));
  const rung = Math.max(...rungs);
  const reached = rung < levels.length;
  const evaluable = results.every((result) => result.evaluable);
  // The part that keeps the whole from the next level; at the gravest level the first one speaks.
  const binding = rung > 0 ? rungs.findIndex((each) => each >= rung) : 0;
  return {
    key: track.key,
    cite: cites[reached ? rung : levels.length - 1]!,
    basis,
    value: evaluable ? results[binding]!.value : null,
    level: reached ? levels[rung]! : null,
    evaluable,
    applicable: true,
    unknown: [...new Set(results.flatMap((result) => result.unknown))],
    next: rung > 0 ? nextOf(track, binding, rung - 1, evaluable ? results[binding]!.value : null) : null,
    parts: results.map(({ value, level, evaluable, unknown }) => ({ value, level, evaluable, unknown })),
  };
}

const rungOf = (levels: readonly string[], result: CriterionResult): number =>
  result.level === null ? levels.length : levels.indexOf(result.level);

function nextOf(track: AllTrack, part: number, rung: number, value: number | null): NextLevel | null {
  const binding = track.parts[part]!;
  if (binding.kind === 'judged') return null;
  const atLeast = binding.ladder.bounds[rung]!;
  return { level: track.ladder.levels[rung]!, atLeast, need: value === null ? null : atLeast - value };
}
