import { Problem } from '#kernel';
import { type Activation, decidingPostForAdjustment, type Level, type Plan } from '#plan';
import type { ApprovalKind, ResponseRow } from '#runtime';

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

/** What moving from one level to another is called: lowering takes work away, raising does not. */
export const directionOf = (plan: Plan, from: string | null, to: string | null): 'raise' | 'lower' =>
  rankOf(plan, to) < rankOf(plan, from) ? 'raise' : 'lower';

/** The post that the plan names for bringing a response to a level, by starting it or by moving it there. */
export function decidingPost(plan: Plan, kind: ApprovalKind, response: ResponseRow, level: string): string {
  const { activation } = requireLevel(plan, level);
  if (kind === 'activation') return activation.decides;
  if (level === response.level) throw new Problem('response.same-level', { level: titleOf(plan, level) });
  return decidingPostForAdjustment(plan, response.level!, level);
}
