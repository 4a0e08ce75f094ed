import { Problem } from '#kernel';
import type { Capability, Post } from '../model/catalogue.ts';
import type { Activation, Level } from '../model/level.ts';
import type { Plan } from '../model/plan.ts';

/** The level of that name (clause 5); throws level.unknown. */
export function levelOf(plan: Plan, level: string): Level {
  const found = plan.levels.find((each) => each.level === level);
  if (found) return found;
  throw new Problem('level.unknown', { level, known: plan.levels.map((each) => each.level).join(', ') });
}

/**
 * Who proposes, decides, is told and leads at a level, with the clause. Throws level.unknown, and
 * level.starts-no-response for a grade that is only stated.
 */
export function authority(plan: Plan, level: string): Activation {
  const { activation } = levelOf(plan, level);
  if (!activation) throw new Problem('level.starts-no-response', { level });
  return activation;
}

/** The post and everyone above it, nearest first; the keys only. */
export function chainAbove(plan: Plan, post: string): string[] {
  const superiors = new Map(plan.posts.map((each) => [each.key, each.superior]));
  const chain: string[] = [];
  for (let at: string | undefined = post; at !== undefined && !chain.includes(at); at = superiors.get(at))
    chain.push(at);
  return chain;
}

/**
 * Whether a post may decide a level: the one that the plan names, or one above it. Nobody decides above his
 * authority, so a post below the named one may not.
 */
export const mayDecide = (plan: Plan, level: string, post: string): boolean =>
  chainAbove(plan, authority(plan, level).decides).includes(post);

/** Whether a post may start a level without a proposal and without figures. */
export const mayStartDirectly = (plan: Plan, level: string, post: string): boolean =>
  authority(plan, level).direct?.by.includes(post) ?? false;

/**
 * The post that decides a move between two levels, as the plan's `adjustmentAuthority` says: that of the
 * graver of the two, or that of the target. Posts above it may decide too. A level that starts no response
 * has no authority of its own, so the other one's decides.
 */
export function decidingPostForAdjustment(plan: Plan, from: string, to: string): string {
  const [left, right] = [levelOf(plan, from), levelOf(plan, to)];
  const graver = left.rank < right.rank ? left : right;
  const chosen = plan.adjustmentAuthority.of === 'target' ? right : graver;
  const post = (chosen.activation ?? left.activation ?? right.activation)?.decides;
  if (post === undefined) throw new Problem('level.starts-no-response', { level: chosen.level });
  return post;
}

/** Everything that the holder of these posts may do; unknown posts may do nothing. */
export function capabilities(plan: Plan, posts: readonly string[]): ReadonlySet<Capability> {
  return new Set(plan.posts.filter((post) => posts.includes(post.key)).flatMap((post: Post) => post.may));
}
