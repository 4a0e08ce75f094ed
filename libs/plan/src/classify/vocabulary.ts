import type { Plan } from '../model/plan.ts';
import { partsOf } from './compile-test.ts';

/** The words that facts may use; each map says whether the figure may have decimals. */
export interface Vocabulary {
  readonly hazards: ReadonlySet<string>;
  readonly indicators: ReadonlyMap<string, boolean>;
  readonly bases: ReadonlyMap<string, boolean>;
  readonly attributes: ReadonlySet<string>;
  readonly divisions: ReadonlySet<string>;
  /** Keys of judged tests and of triggers. */
  readonly judged: ReadonlySet<string>;
}

export function compileVocabulary(plan: Plan): Vocabulary {
  const criteria = plan.levels.flatMap((level) => level.criteria);
  const branches = criteria.flatMap((criterion) => criterion.anyOf);
  const parts = branches.flatMap((branch) => partsOf(branch.test));
  const gates = [...criteria, ...branches].map((each) => each.gate);
  const fractional = new Map(plan.indicators.map((each) => [each.key, each.fractional]));
  // A base has decimals where any share of it is taken of figures with decimals.
  const bases = new Map(plan.bases.map((base) => [base.key, false]));
  for (const part of parts)
    if ('share' in part && part.share.of.some((key) => fractional.get(key))) bases.set(part.share.base, true);
  return {
    hazards: new Set(plan.hazards.map((hazard) => hazard.key)),
    indicators: fractional,
    bases,
    attributes: new Set(gates.flatMap((gate) => Object.keys(gate?.where ?? {}))),
    divisions: new Set(plan.divisions.map((division) => division.code)),
    judged: new Set([
      ...parts.flatMap((part) => ('judged' in part ? [part.judged] : [])),
      ...plan.levels.flatMap((level) => level.triggers.map((trigger) => trigger.key)),
    ]),
  };
}
