import { Problem } from '#kernel';
import type { CompiledPlan } from './compile.ts';
import { evaluateTrack } from './evaluate-track.ts';
import type { Facts, Figures } from './facts.ts';
import type { Basis, Classification, CriterionResult, Evaluation, Evaluations } from './result.ts';

/**
 * The level that the plan calls for on these facts, with the reason for it: the highest that either basis
 * carries, and for each branch the entry of the basis that reaches higher (5.x.1). Throws hazard.unknown.
 */
export function classify(plan: CompiledPlan, facts: Facts): Classification {
  const reported = evaluate(plan, facts, facts.reported, null, 'reported');
  if (facts.assessed == null)
    return {
      level: reported.level,
      basis: reported.level === null ? null : 'reported',
      criteria: reported.criteria,
    };
  return combine(plan, reported, evaluate(plan, facts, facts.assessed, facts.reported, 'assessed'));
}

/** Both evaluations in full: reported alone, and consulted with reported filling its gaps. */
export function evaluateBoth(plan: CompiledPlan, facts: Facts): Evaluations {
  return {
    reported: evaluate(plan, facts, facts.reported, null, 'reported'),
    assessed:
      facts.assessed == null ? null : evaluate(plan, facts, facts.assessed, facts.reported, 'assessed'),
  };
}

function evaluate(
  plan: CompiledPlan,
  facts: Facts,
  figures: Figures,
  fill: Figures | null,
  basis: Basis,
): Evaluation {
  const tracks = plan.tracks.get(facts.hazard);
  if (tracks === undefined) throw unknownHazard(plan, facts.hazard);
  const criteria: CriterionResult[] = [];
  let level: string | null = null;
  let rank = Number.POSITIVE_INFINITY;
  for (let i = 0; i < tracks.length; i++) {
    const result = evaluateTrack(tracks[i]!, facts, figures, fill, basis);
    criteria.push(result);
    if (result.level !== null && result.level !== level) {
      const own = plan.rankOf.get(result.level)!;
      if (own < rank) {
        rank = own;
        level = result.level;
      }
    }
  }
  if (facts.judged === undefined || plan.triggers.size === 0) return { basis, level, criteria };
  return withTriggers(plan, { basis, level, criteria }, facts.judged);
}

/** Triggers that a person has judged to hold stand after the criteria; the others are not listed. */
function withTriggers(plan: CompiledPlan, evaluation: Evaluation, judged: readonly string[]): Evaluation {
  let { level } = evaluation;
  const criteria = [...evaluation.criteria];
  for (const [key, answer] of plan.triggers) {
    if (!judged.includes(key)) continue;
    criteria.push({ ...answer, basis: evaluation.basis });
    if (rankIn(plan, answer.level) < rankIn(plan, level)) level = answer.level;
  }
  return { basis: evaluation.basis, level, criteria };
}

function combine(plan: CompiledPlan, reported: Evaluation, assessed: Evaluation): Classification {
  const higher = rankIn(plan, assessed.level) < rankIn(plan, reported.level);
  const chosen = higher ? assessed : reported;
  return {
    level: chosen.level,
    basis: chosen.level === null ? null : chosen.basis,
    criteria: reported.criteria.map((own, index) => {
      const other = assessed.criteria[index]!;
      const gap = rankIn(plan, other.level) - rankIn(plan, own.level);
      return gap < 0 || (own.level === null && !own.evaluable && other.evaluable) ? other : own;
    }),
  };
}

const rankIn = (plan: CompiledPlan, level: string | null): number =>
  level === null ? Number.MAX_SAFE_INTEGER : plan.rankOf.get(level)!;

const unknownHazard = (plan: CompiledPlan, hazard: string) =>
  new Problem('hazard.unknown', { hazard, known: [...plan.tracks.keys()].join(', ') });
