import { Problem } from '#kernel';
import type { Activation, Level, Plan } from '#plan';

/** A level that starts a response, with its activation; refuses any other. */
export function requireLevel(plan: Plan, key: string): Level & { activation: Activation } {
  const level = plan.levels.find((each) => each.level === key);
  const known = plan.levels.map((each) => each.level).join(', ');
  if (!level) throw new Problem('level.unknown', { level: key, known });
  if (!level.startsResponse || !level.activation)
    throw new Problem('response.starts-nothing', { level: level.title.zh });
  return level as Level & { activation: Activation };
}

export const titleOf = (plan: Plan, level: string | null): string =>
  plan.levels.find((each) => each.level === level)?.title.zh ?? '—';

export const rankOf = (plan: Plan, level: string | null): number =>
  plan.levels.find((each) => each.level === level)?.rank ?? Number.MAX_SAFE_INTEGER;
