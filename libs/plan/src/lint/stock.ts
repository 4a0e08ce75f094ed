import { partsOf } from '../classify/compile-test.ts';
import { placedBranches } from './places.ts';
import type { Rule } from './rule.ts';

/** A level is reached by what has happened so far: how many there are just now may have fallen again. */
export const stock: Rule = (plan, report, source) => {
  const stocks = new Set(plan.indicators.filter(({ kind }) => kind === 'stock').map(({ key }) => key));
  for (const { branch, place } of placedBranches(plan, source))
    for (const part of partsOf(branch.test)) {
      const used = 'sum' in part ? part.sum : 'share' in part ? part.share.of : [];
      for (const key of used.filter((each) => stocks.has(each)))
        report(
          'error',
          'stock-in-criterion',
          [...place, 'test'],
          `${key} 是时点数，会回落，不能用作启动条件`,
          `${key} is a stock figure, which may fall; a criterion needs a cumulative one`,
        );
    }
};
