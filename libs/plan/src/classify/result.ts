export type Basis = 'reported' | 'assessed';

/** How far the next graver level is. */
export interface NextLevel {
  level: string;
  /** Lower bound of that level, in the criterion's unit (percent for shares). */
  atLeast: number;
  /** `atLeast` minus the value; null where the value is unknown, for unknown is not zero. */
  need: number | null;
}

/** One numeric or judged part of a conjunction. */
export interface PartResult {
  value: number | null;
  /** The gravest level whose bound this part alone satisfies. */
  level: string | null;
  evaluable: boolean;
  unknown: readonly string[];
}

/** A division that reached a level by itself, or joined an adjacent one at the lower figure. */
export interface DivisionResult {
  code: string;
  value: number | null;
  level: string;
  joined: boolean;
}

/** One branch of a criterion, explained. Results may be shared between calls: treat them as read-only. */
export interface CriterionResult {
  /** Key of the branch. */
  key: string;
  /** Clause of the level it reaches, or of the lowest level that has it. */
  cite: string | null;
  basis: Basis;
  /** The sum, or the share in percent; a lower bound where `unknown` is not empty; null if nothing is known. */
  value: number | null;
  level: string | null;
  evaluable: boolean;
  applicable: boolean;
  /** Indicators, base figures, attributes or judgements that nobody has given. */
  unknown: readonly string[];
  next: NextLevel | null;
  /** Conjunctions only. `value` and `next` above are then those of the part that is short of the next level. */
  parts?: PartResult[];
  /** Criteria taken for each division only. */
  divisions?: DivisionResult[];
}

/** All branches on one basis. */
export interface Evaluation {
  basis: Basis;
  level: string | null;
  criteria: CriterionResult[];
}

export interface Evaluations {
  reported: Evaluation;
  /** Null where no consultation has given figures. */
  assessed: Evaluation | null;
}

/** The level that the plan calls for, who carries it and why. It recommends; a person decides. */
export interface Classification {
  level: string | null;
  /** The basis that carries the level; `reported` where both do, null where neither reaches any. */
  basis: Basis | null;
  criteria: CriterionResult[];
}
