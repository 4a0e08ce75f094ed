import { evaluateAll } from './evaluate-all.ts';
import { evaluateShare, evaluateSum } from './evaluate-figures.ts';
import { evaluateGated } from './evaluate-gated.ts';
import { evaluateJudged } from './evaluate-judged.ts';
import { evaluateScoped } from './evaluate-scoped.ts';
import type { Facts, Figures } from './facts.ts';
import type { Basis, CriterionResult } from './result.ts';
import type { Track } from './track.ts';

/** One branch on one basis: `figures`, with `fill` where they are silent. */
export function evaluateTrack(
  track: Track,
  facts: Facts,
  figures: Figures,
  fill: Figures | null,
  basis: Basis,
): CriterionResult {
  switch (track.kind) {
    case 'sum':
      return evaluateSum(track, figures, fill, basis);
    case 'share':
      return evaluateShare(track, figures, fill, facts.base, basis);
    case 'closed':
      return track.blank[basis];
    case 'judged':
      return evaluateJudged(track, facts, basis);
    case 'all':
      return evaluateAll(track, facts, figures, fill, basis);
    case 'scoped':
      return evaluateScoped(track, facts, basis);
    case 'gated':
      return evaluateGated(track, facts, figures, fill, basis);
  }
}
