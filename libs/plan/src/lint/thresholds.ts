import { partsOf } from '../classify/compile-test.ts';
import type { Place } from '../finding.ts';
import type { SimpleTest } from '../model/criterion.ts';
import type { Plan } from '../model/plan.ts';
import { branchesByKey, type PlacedBranch } from './places.ts';
import type { Report, Rule } from './rule.ts';

type Figure = Exclude<SimpleTest, { judged: string }>;

interface Band {
  level: string;
  /** Least figure that belongs to the band; for a continuous unit, `openLow` says that the bound does not. */
  low: number;
  openLow: boolean;
  /** First figure beyond the band: not in it, unless `closedHigh`. Infinite where no upper bound is written. */
  high: number;
  closedHigh: boolean;
  place: Place;
}

/** Each level's band begins where the one below ends: rising with the gravity, without gap or overlap. */
export const thresholds: Rule = (plan, report, source) => {
  for (const branches of branchesByKey(plan, source).values()) {
    const parts = Math.min(...branches.map(({ branch }) => partsOf(branch.test).length));
    for (let part = 0; part < parts; part++) checkPart(plan, report, branches, part);
  }
};

function checkPart(plan: Plan, report: Report, branches: readonly PlacedBranch[], part: number): void {
  const bands = branches.flatMap((placed) => {
    const test = partsOf(placed.branch.test)[part]!;
    if ('judged' in test) return [];
    const place: Place =
      'all' in placed.branch.test ? [...placed.place, 'test', 'all', part] : [...placed.place, 'test'];
    return bandOf(plan, report, test, placed.level.level, place) ?? [];
  });
  bands.forEach((band, index) => {
    if (index === 0) checkGravest(report, band);
    else checkPair(report, bands[index - 1]!, band);
  });
}

function bandOf(plan: Plan, report: Report, test: Figure, level: string, place: Place): Band | null {
  if (test.atLeast === undefined && test.moreThan === undefined) {
    report(
      'error',
      'threshold-missing',
      place,
      '没有下限（atLeast 或 moreThan）',
      'has no lower bound (atLeast or moreThan)',
    );
    return null;
  }
  const whole =
    'sum' in test && test.sum.every((key) => !plan.indicators.find((each) => each.key === key)?.fractional);
  // On a whole unit every bound has a form with "at least" and "below": more than 9 is at least 10.
  const low =
    whole && test.atLeast === undefined ? Math.floor(test.moreThan!) + 1 : (test.atLeast ?? test.moreThan!);
  const high = test.below ?? (whole && test.atMost !== undefined ? Math.floor(test.atMost) + 1 : test.atMost);
  const band: Band = {
    level,
    low,
    openLow: !whole && test.atLeast === undefined,
    high: high ?? Number.POSITIVE_INFINITY,
    closedHigh: !whole && test.below === undefined && test.atMost !== undefined,
    place,
  };
  if (band.low > band.high || (band.low === band.high && !(band.closedHigh && !band.openLow)))
    report(
      'error',
      'threshold-empty',
      place,
      '上限不高于下限，没有数能落入',
      'the upper bound is not above the lower one: no figure fits',
    );
  if (test.joining && test.joining.atLeast >= low)
    report(
      'error',
      'threshold-joining',
      [...place, 'joining'],
      '并入门槛须低于本级门槛',
      'the figure for joining must be below that of the level',
    );
  return band;
}

function checkGravest(report: Report, band: Band): void {
  if (band.high === Number.POSITIVE_INFINITY) return;
  const zh = `最高级 ${band.level} 有上限 ${band.high}；超出的数仍按本级处理`;
  const en = `the gravest level, ${band.level}, has an upper bound ${band.high}; larger figures still count as this level`;
  report('warning', 'threshold-gravest-bounded', band.place, zh, en);
}

function checkPair(report: Report, graver: Band, lesser: Band): void {
  const pair = `${lesser.level} / ${graver.level}`;
  if (lesser.low > graver.low || (lesser.low === graver.low && lesser.openLow >= graver.openLow)) {
    const zh = `${pair}：门槛 ${lesser.low} 不低于更高一级的 ${graver.low}`;
    const en = `${pair}: the threshold ${lesser.low} is not below ${graver.low}, that of the graver level`;
    report('error', 'threshold-order', lesser.place, zh, en);
    return;
  }
  if (lesser.high === Number.POSITIVE_INFINITY) return;
  if (lesser.high > graver.low || (lesser.high === graver.low && lesser.closedHigh && !graver.openLow)) {
    const zh = `${pair}：上限 ${lesser.high} 与更高一级的起点 ${graver.low} 重叠`;
    const en = `${pair}: the upper bound ${lesser.high} overlaps ${graver.low}, where the graver level begins`;
    report('error', 'threshold-overlap', lesser.place, zh, en);
  } else if (lesser.high < graver.low || (!lesser.closedHigh && graver.openLow)) {
    const zh = `${pair}：上限 ${lesser.high} 与更高一级的起点 ${graver.low} 之间有空档`;
    const en = `${pair}: a gap between the upper bound ${lesser.high} and ${graver.low}, where the graver level begins`;
    report('error', 'threshold-gap', lesser.place, zh, en);
  }
}
