import type { Plan } from './model/plan.ts';

/** The whole plan in the fixed shape of `kaidu plan show --json`: its keys in order, then what else it holds. */
export function planDocument(plan: Plan): Record<string, unknown> {
  const { id, effectiveFrom, hash, levels, agencies, divisions, hazards, clocks, unsettled, ...others } =
    plan;
  return {
    id,
    effectiveFrom,
    hash,
    levels: levels.map(({ level, criteria, activation, measures, ...rest }) => ({
      level,
      criteria,
      activation: activation ?? null,
      measures,
      ...rest,
    })),
    agencies,
    divisions,
    hazards,
    clocks,
    unsettled,
    ...others,
  };
}
