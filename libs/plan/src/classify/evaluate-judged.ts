import type { Facts } from './facts.ts';
import type { Basis, CriterionResult } from './result.ts';
import type { JudgedTrack } from './track.ts';

/** Words hold only when a person has said so; silence is unknown, not "no". A judgement has no distance. */
export function evaluateJudged(track: JudgedTrack, facts: Facts, basis: Basis): CriterionResult {
  const said = facts.judged;
  const rung = said ? track.words.findIndex((word) => said.includes(word)) : -1;
  if (rung < 0) return track.blank[basis];
  return {
    key: track.key,
    cite: track.ladder.cites[rung]!,
    basis,
    value: 1,
    level: track.ladder.levels[rung]!,
    evaluable: true,
    applicable: true,
    unknown: [],
    next: null,
  };
}
