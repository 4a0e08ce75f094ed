import { partsOf } from '../classify/compile-test.ts';
import type { SimpleTest } from '../model/criterion.ts';
import { branchesByKey } from './places.ts';
import type { Rule } from './rule.ts';

/** What is measured, without the bounds. */
function measureOf(test: SimpleTest): string {
  if ('judged' in test) return 'judged';
  const per = test.per ?? 'jurisdiction';
  if ('share' in test) return `share ${[...test.share.of].sort().join('+')} / ${test.share.base} per ${per}`;
  return `sum ${[...test.sum].sort().join('+')} per ${per}`;
}

/** A branch key means the same measure on every level; what must never be merged has keys of its own. */
export const sameMeasure: Rule = (plan, report, source) => {
  for (const [key, [gravest, ...others]] of branchesByKey(plan, source)) {
    const own = partsOf(gravest!.branch.test).map(measureOf).join(' & ');
    for (const other of others) {
      const theirs = partsOf(other.branch.test).map(measureOf).join(' & ');
      if (own === theirs) continue;
      const zh = `分支 ${key} 在 ${gravest!.level.level} 级为“${own}”，在此为“${theirs}”`;
      const en = `the branch ${key} measures "${own}" at ${gravest!.level.level} and "${theirs}" here`;
      report('error', 'measure-differs', other.place, zh, en);
    }
  }
};
