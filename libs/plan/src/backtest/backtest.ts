import { baseFiguresOn } from '../classify/base-figures.ts';
import { checkFacts } from '../classify/check-facts.ts';
import { classify } from '../classify/classify.ts';
import { type CompiledPlan, compile } from '../classify/compile.ts';
import type { Basis, CriterionResult } from '../classify/result.ts';
import type { Plan } from '../model/plan.ts';
import { inForceOn, type PastIncident, type PastMoment } from './past-incident.ts';

/** What a plan calls for at one moment of a past incident. */
export interface BacktestedMoment {
  scope: string | null;
  asOf: string | null;
  level: string | null;
  basis: Basis | null;
  criteria: readonly CriterionResult[];
  unused: readonly string[];
}

/** What a plan would have called for in one past incident. */
export interface Backtested {
  id: string;
  name: string;
  hazard: string;
  date: string | null;
  /** Whether this version was in force then; null where the date is not known well enough to say. */
  inForce: boolean | null;
  /** The gravest level that any moment reaches. */
  level: string | null;
  /** The first moment that reaches it, and the branch that carries it there; null without a level. */
  reached: { scope: string | null; asOf: string | null; key: string; cite: string | null } | null;
  /**
   * What nobody has given, at that moment or, without a level, at any: unknown is not zero, so while this is
   * not empty a graver level is not ruled out.
   */
  unknown: readonly string[];
  moments: readonly BacktestedMoment[];
}

/** A plan made ready for past incidents. */
export interface BacktestPlan {
  plan: Plan;
  compiled: CompiledPlan;
}

export const prepareBacktest = (plan: Plan): BacktestPlan => ({ plan, compiled: compile(plan) });

/**
 * Classifies a past incident under a plan, whether or not that was in force: each moment by itself. Shares are
 * taken of the base figures dated for that day, or for the plan's first day where the incident lies before it.
 * Throws as `checkFacts` does.
 */
export function backtest({ plan, compiled }: BacktestPlan, incident: PastIncident): Backtested {
  const { id, name, hazard, date } = incident;
  const base = baseFiguresOn(plan, latest(plan.effectiveFrom, date));
  const moments = incident.moments.map((moment): BacktestedMoment => {
    const facts = { hazard, ...moment.facts, base: { ...base, ...moment.facts.base } };
    checkFacts(compiled, facts);
    const { scope, asOf, unused }: PastMoment = moment;
    return { scope, asOf, ...classify(compiled, facts), unused };
  });
  const gravest = moments.reduce<BacktestedMoment | null>(
    (found, moment) => (rank(compiled, moment.level) < rank(compiled, found?.level ?? null) ? moment : found),
    null,
  );
  return {
    id,
    name,
    hazard,
    date,
    inForce: inForceOn(plan, date),
    level: gravest?.level ?? null,
    reached: gravest && reachedBy(gravest),
    unknown: unknownIn(gravest ? [gravest] : moments),
    moments,
  };
}

/** A level's place in its plan, 0 the gravest; none comes after all of them. */
export const rank = (plan: CompiledPlan, level: string | null): number =>
  level === null ? Number.POSITIVE_INFINITY : plan.rankOf.get(level)!;

const latest = (from: string, date: string | null): string => (date !== null && date > from ? date : from);

function reachedBy(moment: BacktestedMoment): Backtested['reached'] {
  const { key, cite } = moment.criteria.find((each) => each.level === moment.level)!;
  return { scope: moment.scope, asOf: moment.asOf, key, cite };
}

const unknownIn = (moments: readonly BacktestedMoment[]): string[] => [
  ...new Set(
    moments.flatMap(({ criteria }) =>
      criteria.filter(({ applicable }) => applicable).flatMap(({ unknown }) => unknown),
    ),
  ),
];
