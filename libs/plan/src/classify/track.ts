import type { Scope } from '../model/criterion.ts';
import type { Basis, CriterionResult } from './result.ts';

/** The levels that one branch can reach, gravest first, as parallel arrays for a fast scan. */
export interface Ladder {
  readonly levels: readonly string[];
  readonly cites: readonly (string | null)[];
  readonly bounds: readonly number[];
  /** True where the bound itself does not count (`moreThan` on a continuous unit). */
  readonly strict: readonly boolean[];
}

/** Answers that do not depend on the figures, made once and shared. */
export interface FixedAnswers {
  readonly reported: CriterionResult;
  readonly assessed: CriterionResult;
}

interface TrackBase {
  readonly key: string;
  readonly ladder: Ladder;
  /** The answer when nothing is known. */
  readonly blank: FixedAnswers;
}

export interface SumTrack extends TrackBase {
  readonly kind: 'sum';
  readonly indicators: readonly string[];
  /** Figures may have decimals; sums are then rounded to a millionth, so that 0.7 + 0.1 reaches 0.8. */
  readonly fractional: boolean;
}

export interface ShareTrack extends TrackBase {
  readonly kind: 'share';
  readonly indicators: readonly string[];
  readonly base: string;
  readonly fractional: boolean;
  /** Bounds in whole units of 1/scale percent, so that the comparison is exact. */
  readonly scale: number;
  readonly scaledBounds: readonly number[];
}

/** Words that a person judges; one key for each rung. */
export interface JudgedTrack extends TrackBase {
  readonly kind: 'judged';
  readonly words: readonly string[];
}

/** Parts that must hold together on the same rung. */
export interface AllTrack extends TrackBase {
  readonly kind: 'all';
  readonly parts: readonly Track[];
}

/** A branch taken for each division by itself. */
export interface ScopedTrack extends TrackBase {
  readonly kind: 'scoped';
  readonly inner: Track;
  readonly scope: Exclude<Scope, 'jurisdiction'>;
  /** Codes that count for this scope, with their neighbours. */
  readonly adjacent: ReadonlyMap<string, readonly string[]>;
  /** For each rung, the inner track with the lower figure at which a neighbour joins. */
  readonly joining: readonly (Track | null)[];
}

export interface AttributeRange {
  readonly attribute: string;
  readonly holds: (value: number) => boolean;
}

/** A branch whose rungs depend on attributes of the hazard, such as its magnitude. */
export interface GatedTrack extends TrackBase {
  readonly kind: 'gated';
  /** For each rung, the ranges that must hold together. */
  readonly where: readonly (readonly AttributeRange[])[];
  /** The branch with these rungs only; indexes ascend. */
  readonly only: (rungs: readonly number[]) => Track;
  readonly outOfRange: FixedAnswers;
}

/** A branch that does not count for this hazard at all. */
export interface ClosedTrack extends TrackBase {
  readonly kind: 'closed';
}

export type Track = SumTrack | ShareTrack | JudgedTrack | AllTrack | ScopedTrack | GatedTrack | ClosedTrack;

/** The same answer on both bases. */
export function fixedAnswers(answer: Omit<CriterionResult, 'basis'>): FixedAnswers {
  return { reported: freeze(answer, 'reported'), assessed: freeze(answer, 'assessed') };
}

// One literal in the key order of results made on the fly, so that all of them share one hidden class.
function freeze(answer: Omit<CriterionResult, 'basis'>, basis: Basis): CriterionResult {
  return Object.freeze({
    key: answer.key,
    cite: answer.cite,
    basis,
    value: answer.value,
    level: answer.level,
    evaluable: answer.evaluable,
    applicable: answer.applicable,
    unknown: Object.freeze([...answer.unknown]),
    next: answer.next && Object.freeze(answer.next),
  });
}
