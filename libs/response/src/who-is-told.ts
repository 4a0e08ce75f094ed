import type { Plan } from '#plan';
import type { InformedRow } from '#runtime';
import { requireLevel } from './levels.ts';

export interface Told {
  post: string;
  cite: string | null;
}

export interface LevelChange {
  occasion: InformedRow['occasion'];
  /** Level after the change; at an end, the one that ends. */
  level: string | null;
  from: string | null;
  /** Rank of the highest level that was reached. */
  highestRank: number | null;
}

/**
 * Whom the plan wants told of a change: the posts that it names for the level; at the end those of the highest level
 * that was reached (5.7), and after a lowering those of the level before too, who would otherwise believe that it
 * still stands.
 */
export function whoIsTold(plan: Plan, { occasion, level, from, highestRank }: LevelChange): Told[] {
  const named = (key: string): Told[] => {
    const { activation } = requireLevel(plan, key);
    return activation.informs.map((post) => ({ post, cite: activation.cite ?? null }));
  };
  if (occasion === 'terminated') return named(plan.levels.find(({ rank }) => rank === highestRank)!.level);
  const now = named(level!);
  const before = occasion === 'lowered' && from !== null ? named(from) : [];
  return [...now, ...before.filter(({ post }) => !now.some((other) => other.post === post))];
}
