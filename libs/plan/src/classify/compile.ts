import type { Plan } from '../model/plan.ts';
import { type BranchContext, closedAnswers, compileBranch } from './compile-branch.ts';
import type { CriterionResult } from './result.ts';
import { branchRungs, opensFor, type Rung } from './rung.ts';
import type { Track } from './track.ts';
import { compileVocabulary, type Vocabulary } from './vocabulary.ts';

/** A plan made ready for classification: everything that does not depend on the figures is worked out. */
export interface CompiledPlan {
  readonly id: string;
  readonly effectiveFrom: string;
  readonly hash: string;
  /** Position of each level, 0 the gravest. */
  readonly rankOf: ReadonlyMap<string, number>;
  /** For each hazard, the branches in the plan's order. */
  readonly tracks: ReadonlyMap<string, readonly Track[]>;
  /** What a judged trigger adds to the answer, by its key. */
  readonly triggers: ReadonlyMap<string, CriterionResult>;
  readonly vocabulary: Vocabulary;
}

/** Compiles a sound plan. Throws plan.unsound where a branch is not the same measure on all its levels. */
export function compile(plan: Plan): CompiledPlan {
  const branches = branchRungs(plan);
  const fractional = new Set(plan.indicators.filter((each) => each.fractional).map((each) => each.key));
  const contextOf = (key: string): BranchContext => ({
    key,
    fractional: (indicator) => fractional.has(indicator),
    divisions: plan.divisions,
  });
  // Most hazards open the same rungs of a branch: one track serves them all.
  const memo = new Map<string, Track>();
  const trackFor = (key: string, all: readonly Rung[], open: readonly Rung[]): Track => {
    const id = `${key} ${open.map((rung) => rung.level).join('|')}`;
    const track = memo.get(id) ?? (open.length ? compileBranch(contextOf(key), open) : closed(key, all));
    memo.set(id, track);
    return track;
  };
  return {
    id: plan.id,
    effectiveFrom: plan.effectiveFrom,
    hash: plan.hash,
    rankOf: new Map(plan.levels.map((level, rank) => [level.level, rank])),
    tracks: new Map(
      plan.hazards.map((hazard) => [
        hazard.key,
        [...branches].map(([key, rungs]) =>
          trackFor(
            key,
            rungs,
            rungs.filter((rung) => opensFor(rung, hazard)),
          ),
        ),
      ]),
    ),
    triggers: new Map(
      plan.levels.flatMap((level) =>
        level.triggers.map((trigger) => [
          trigger.key,
          triggered(trigger.key, trigger.cite ?? null, level.level),
        ]),
      ),
    ),
    vocabulary: compileVocabulary(plan),
  };
}

function closed(key: string, rungs: readonly Rung[]): Track {
  const blank = closedAnswers(key, rungs);
  return { kind: 'closed', key, ladder: { levels: [], cites: [], bounds: [], strict: [] }, blank };
}

const triggered = (key: string, cite: string | null, level: string): CriterionResult =>
  Object.freeze({
    key,
    cite,
    basis: 'reported',
    value: null,
    level,
    evaluable: true,
    applicable: true,
    unknown: Object.freeze([]),
    next: null,
  });
