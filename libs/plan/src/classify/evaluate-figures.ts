// The hot path: sums and shares over the whole jurisdiction. One pass, one result object, no closures.
import { compareShare, tidy } from './exact.ts';
import type { Figures } from './facts.ts';
import type { Basis, CriterionResult, NextLevel } from './result.ts';
import type { Ladder, ShareTrack, SumTrack } from './track.ts';

const NOTHING: readonly string[] = Object.freeze([]);

const missing = (unknown: readonly string[], key: string): readonly string[] =>
  unknown === NOTHING ? [key] : [...unknown, key];

/** `figures` filled, where it is silent, by `fill`. A sum with an unknown part is a lower bound. */
export function evaluateSum(
  track: SumTrack,
  figures: Figures,
  fill: Figures | null,
  basis: Basis,
): CriterionResult {
  const keys = track.indicators;
  const count = keys.length;
  let value = 0;
  let unknown = NOTHING;
  for (let i = 0; i < count; i++) {
    const key = keys[i]!;
    let figure = figures[key];
    if (figure == null && fill !== null) figure = fill[key];
    if (figure == null) unknown = missing(unknown, key);
    else value += figure;
  }
  if (unknown.length === count) return track.blank[basis];
  if (track.fractional) value = tidy(value);
  const { bounds, strict } = track.ladder;
  let rung = 0;
  while (rung < bounds.length && !(strict[rung] ? value > bounds[rung]! : value >= bounds[rung]!)) rung++;
  return explained(track.key, track.ladder, rung, basis, value, unknown, track.fractional);
}

/** As a sum, compared exactly with a percentage of the base figure; the value is in percent. */
export function evaluateShare(
  track: ShareTrack,
  figures: Figures,
  fill: Figures | null,
  base: Figures | undefined,
  basis: Basis,
): CriterionResult {
  const keys = track.indicators;
  const count = keys.length;
  let sum = 0;
  let unknown = NOTHING;
  for (let i = 0; i < count; i++) {
    const key = keys[i]!;
    let figure = figures[key];
    if (figure == null && fill !== null) figure = fill[key];
    if (figure == null) unknown = missing(unknown, key);
    else sum += figure;
  }
  const whole = base === undefined ? null : base[track.base];
  if (whole == null || unknown.length === count) {
    if (whole == null) unknown = missing(unknown, track.base);
    return unknown.length > count ? track.blank[basis] : unevaluable(track, basis, unknown);
  }
  const { bounds, strict } = track.ladder;
  let rung = 0;
  for (; rung < bounds.length; rung++) {
    const sign = compareShare(sum, whole, track.scaledBounds[rung]!, track.scale, track.fractional);
    if (sign > 0 || (sign === 0 && !strict[rung])) break;
  }
  return explained(track.key, track.ladder, rung, basis, (sum * 100) / whole, unknown, false);
}

/** The blank answer, naming only what is really missing. */
function unevaluable(track: ShareTrack, basis: Basis, unknown: readonly string[]): CriterionResult {
  const blank = track.blank[basis];
  return {
    key: blank.key,
    cite: blank.cite,
    basis,
    value: null,
    level: null,
    evaluable: false,
    applicable: true,
    unknown,
    next: blank.next,
  };
}

function explained(
  key: string,
  ladder: Ladder,
  rung: number,
  basis: Basis,
  value: number,
  unknown: readonly string[],
  fractional: boolean,
): CriterionResult {
  const { levels, cites, bounds } = ladder;
  const reached = rung < levels.length;
  let next: NextLevel | null = null;
  if (rung > 0) {
    const atLeast = bounds[rung - 1]!;
    next = { level: levels[rung - 1]!, atLeast, need: fractional ? tidy(atLeast - value) : atLeast - value };
  }
  return {
    key,
    cite: reached ? cites[rung]! : cites[levels.length - 1]!,
    basis,
    value,
    level: reached ? levels[rung]! : null,
    evaluable: true,
    applicable: true,
    unknown,
    next,
  };
}
