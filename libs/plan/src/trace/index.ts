export { clauseReferences, names } from './clause-references.ts';
export { type ClauseIndex, type TracedClause, type TraceState, tracePlan } from './trace-plan.ts';
