import type { z } from 'zod';
import { Problem } from '#kernel';
import type { ShareTest, SimpleTest, SumTest, Test } from '../model/criterion.ts';
import { decimalScale } from './exact.ts';
import { type Bound, ladder, type Rung } from './rung.ts';
import { type FixedAnswers, fixedAnswers, type Ladder, type Track } from './track.ts';

type Sum = z.infer<typeof SumTest>;
type Share = z.infer<typeof ShareTest>;

/** What compiling a test needs to know about the plan. */
export interface TestContext {
  key: string;
  /** Whether an indicator's figures may have decimals. */
  fractional(indicator: string): boolean;
}

const unsound = () => new Problem('plan.unsound', { count: 1 });

/** The lower bound of a test; upper bounds only repeat where the next level begins, which lint proves. */
function lowerBound(test: Sum | Share, whole: boolean): Bound {
  if (test.atLeast !== undefined) return { bound: test.atLeast, strict: false };
  if (test.moreThan === undefined) throw unsound();
  return whole
    ? { bound: Math.floor(test.moreThan) + 1, strict: false }
    : { bound: test.moreThan, strict: true };
}

export function blankAnswers(
  key: string,
  rungs: Ladder,
  unknown: readonly string[],
  numeric: boolean,
): FixedAnswers {
  const last = rungs.levels.length - 1;
  const level = rungs.levels[last]!;
  return fixedAnswers({
    key,
    cite: rungs.cites[last] ?? null,
    value: null,
    level: null,
    evaluable: false,
    applicable: true,
    unknown,
    next: numeric ? { level, atLeast: rungs.bounds[last]!, need: null } : null,
  });
}

/** A branch from its rungs, which must all be the same measure. */
export function compileSimple(
  context: TestContext,
  rungs: readonly Rung[],
  tests: readonly SimpleTest[],
): Track {
  const first = tests[0]!;
  if ('judged' in first) return compileJudged(context.key, rungs, tests);
  if ('share' in first) return compileShare(context, rungs, tests as Share[]);
  return compileSum(context, rungs, tests as Sum[]);
}

function compileSum(context: TestContext, rungs: readonly Rung[], tests: readonly Sum[]): Track {
  const indicators = tests[0]!.sum;
  const fractional = indicators.some((each) => context.fractional(each));
  const steps = ladder(
    rungs,
    tests.map((test) => lowerBound(test, !fractional)),
  );
  const blank = blankAnswers(context.key, steps, indicators, true);
  return { kind: 'sum', key: context.key, ladder: steps, blank, indicators, fractional };
}

function compileShare(context: TestContext, rungs: readonly Rung[], tests: readonly Share[]): Track {
  const { of: indicators, base } = tests[0]!.share;
  const steps = ladder(
    rungs,
    tests.map((test) => lowerBound(test, false)),
  );
  const scale = decimalScale(steps.bounds);
  return {
    kind: 'share',
    key: context.key,
    ladder: steps,
    blank: blankAnswers(context.key, steps, [...indicators, base], true),
    indicators,
    base,
    fractional: indicators.some((each) => context.fractional(each)),
    scale,
    scaledBounds: steps.bounds.map((bound) => Math.round(bound * scale)),
  };
}

function compileJudged(key: string, rungs: readonly Rung[], tests: readonly SimpleTest[]): Track {
  const words = tests.map((test) => {
    if (!('judged' in test)) throw unsound();
    return test.judged;
  });
  const steps = ladder(
    rungs,
    words.map(() => ({ bound: 1, strict: false })),
  );
  const blank = blankAnswers(key, steps, [...new Set(words)], false);
  return { kind: 'judged', key, ladder: steps, blank, words };
}

/** The parts of a test: itself, or those that must hold together. */
export const partsOf = (test: Test): readonly SimpleTest[] => ('all' in test ? test.all : [test]);
