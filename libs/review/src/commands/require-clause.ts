import { Problem } from '#kernel';
import type { Plan } from '#plan';

/** Refuses a clause that the plan does not have; a plan without a list of its clauses has every one. */
export function requireClause({ clauses }: Plan, clause: string): void {
  if (!clause.trim() || (clauses.length && !clauses.some(({ number }) => number === clause)))
    throw new Problem('review.clause-unknown', { clause });
}
