import type { Plan } from '../../plan/use-plan.ts';

/** One rung: from this value on, the level is called for. */
export interface Rung {
  level: string;
  from: number;
  cite: string | null;
}

/** The rungs of one branch, the least grave first; none for a branch that people judge. */
export function ladderOf(plan: Plan, branch: string): Rung[] {
  return plan.levels
    .flatMap(({ level, rank, criteria }) =>
      criteria
        .flatMap(({ anyOf }) => anyOf)
        .filter(({ key }) => key === branch)
        .map(({ test, cite }) => ({ level, rank, from: test.atLeast ?? test.moreThan, cite: cite ?? null })),
    )
    .filter((rung): rung is Rung & { rank: number } => rung.from !== undefined)
    .sort((a, b) => b.rank - a.rank)
    .map(({ level, from, cite }) => ({ level, from, cite }));
}

/**
 * Where a value stands on a bar on which every rung is as wide as the others, from 0 to 1: thresholds grow tenfold from
 * level to level, and on an even scale the lower ones could not be seen.
 */
export function placeOn(rungs: readonly { from: number }[], value: number): number {
  const width = 1 / (rungs.length + 1);
  const passed = rungs.filter(({ from }) => value >= from).length;
  const low = passed === 0 ? 0 : rungs[passed - 1]!.from;
  const high = rungs[passed]?.from ?? low * 2;
  const within = high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0;
  return (passed + within) * width;
}

/** The indicators that a branch adds up. */
export function indicatorsOf(plan: Plan, branch: string): string[] {
  const test = plan.levels
    .flatMap(({ criteria }) => criteria)
    .flatMap(({ anyOf }) => anyOf)
    .find(({ key }) => key === branch)?.test;
  return test?.sum ?? test?.share?.of ?? [];
}

/** What a branch is called, with the criterion that it belongs to. */
export function titlesOf(
  plan: Plan,
  branch: string,
  lang: 'zh' | 'en',
): { criterion: string; branch: string } {
  for (const { criteria } of plan.levels)
    for (const { title, anyOf } of criteria) {
      const found = anyOf.find(({ key }) => key === branch);
      if (found) return { criterion: title[lang], branch: found.title?.[lang] ?? title[lang] };
    }
  return { criterion: branch, branch };
}
