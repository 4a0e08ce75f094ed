export { baseFiguresOn } from './base-figures.ts';
export { checkFacts } from './check-facts.ts';
export { classify, evaluateBoth } from './classify.ts';
export { type CompiledPlan, compile } from './compile.ts';
export { explain, explainCriteria, explainLevel } from './explain.ts';
export type { Facts, Figures } from './facts.ts';
export { markLowerBounds } from './lower-bounds.ts';
export { readFacts } from './read-facts.ts';
export type {
  Basis,
  Classification,
  CriterionResult,
  DivisionResult,
  Evaluation,
  Evaluations,
  NextLevel,
  PartResult,
} from './result.ts';
export type { Vocabulary } from './vocabulary.ts';
export type { Language } from './wording.ts';
