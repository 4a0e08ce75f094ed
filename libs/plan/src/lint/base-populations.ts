import { partsOf } from '../classify/compile-test.ts';
import { type PlacedBranch, placedBranches } from './places.ts';
import type { Rule } from './rule.ts';

interface Implied {
  placed: PlacedBranch;
  number: number;
  percent: number;
  base: number;
}

/**
 * Where a criterion gives a number and, as an alternative, a share of the same figures, the pair implies how
 * large the base is. Levels that imply another base than most do contradict the plan itself.
 */
export const basePopulations: Rule = (plan, report, source) => {
  const groups = new Map<string, Implied[]>();
  for (const placed of placedBranches(plan, source)) {
    const implied = impliedBy(placed);
    if (implied) groups.set(implied.name, [...(groups.get(implied.name) ?? []), implied]);
  }
  for (const group of groups.values()) {
    const usual = mostFrequent(group.map((each) => Math.round(each.base)));
    for (const odd of group.filter((each) => Math.round(each.base) !== usual)) {
      const { level, criterion, place } = odd.placed;
      const pair = `${odd.number} / ${odd.percent}%`;
      const zh = `${level.level} 级 ${criterion.key}：${pair} 意味着基数为 ${Math.round(odd.base)}，其他级别为 ${usual}`;
      const en = `${level.level}, ${criterion.key}: ${pair} implies a base of ${Math.round(odd.base)}, other levels imply ${usual}`;
      report('warning', 'base-disagrees', place, zh, en);
    }
  }
};

function impliedBy(placed: PlacedBranch): (Implied & { name: string }) | null {
  const test = partsOf(placed.branch.test)[0]!;
  if (!('share' in test) || 'all' in placed.branch.test) return null;
  const of = [...test.share.of].sort().join('+');
  const numbers = placed.criterion.anyOf.flatMap(({ test: other }) =>
    'sum' in other && [...other.sum].sort().join('+') === of ? [other.atLeast ?? other.moreThan] : [],
  );
  const [number, percent] = [numbers[0], test.atLeast ?? test.moreThan];
  if (!number || !percent) return null;
  return { name: `${of}/${test.share.base}`, placed, number, percent, base: (number * 100) / percent };
}

/** The value that occurs most often; the first of several. */
function mostFrequent(values: readonly number[]): number {
  const count = (value: number) => values.filter((each) => each === value).length;
  return values.reduce((best, value) => (count(value) > count(best) ? value : best));
}
