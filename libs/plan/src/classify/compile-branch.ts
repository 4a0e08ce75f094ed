import { Problem } from '#kernel';
import type { Division } from '../model/catalogue.ts';
import type { Scope, SimpleTest, Test } from '../model/criterion.ts';
import { blankAnswers, compileSimple, partsOf, type TestContext } from './compile-test.ts';
import { attributeRanges, ladder, type Rung } from './rung.ts';
import { fixedAnswers, type ScopedTrack, type Track } from './track.ts';

export interface BranchContext extends TestContext {
  divisions: readonly Division[];
}

const scopeOf = (test: SimpleTest): Scope =>
  'judged' in test ? 'jurisdiction' : (test.per ?? 'jurisdiction');

/** A branch with all its gates; rungs that are closed to the hazard have been left out before. */
export function compileBranch(context: BranchContext, rungs: readonly Rung[]): Track {
  const where = rungs.map(attributeRanges);
  if (where.every((ranges) => ranges.length === 0)) return compileUngated(context, rungs);
  const steps = ladder(
    rungs,
    rungs.map(() => ({ bound: 0, strict: false })),
  );
  const attributes = [...new Set(where.flat().map((range) => range.attribute))];
  const memo = new Map<string, Track>();
  return {
    kind: 'gated',
    key: context.key,
    ladder: steps,
    blank: blankAnswers(context.key, steps, attributes, false),
    where,
    only: (indexes) => {
      const id = indexes.join();
      const track =
        memo.get(id) ??
        compileUngated(
          context,
          indexes.map((index) => rungs[index]!),
        );
      memo.set(id, track);
      return track;
    },
    outOfRange: closedAnswers(context.key, rungs),
  };
}

/** The answer of a branch that does not count: not applicable, which is not the same as not evaluable. */
export const closedAnswers = (key: string, rungs: readonly Rung[]) =>
  fixedAnswers({
    key,
    cite: rungs.at(-1)?.cite ?? null,
    value: null,
    level: null,
    evaluable: false,
    applicable: false,
    unknown: [],
    next: null,
  });

function compileUngated(context: BranchContext, rungs: readonly Rung[]): Track {
  const tests = rungs.map((rung) => rung.test);
  const parts = partsOf(tests[0]!);
  if (tests.some((test) => partsOf(test).length !== parts.length))
    throw new Problem('plan.unsound', { count: 1 });
  const scopes = new Set(parts.filter((part) => !('judged' in part)).map(scopeOf));
  const scope = scopes.size === 1 ? [...scopes][0]! : 'jurisdiction';
  // One scope for every figure: the parts must hold together within one division, not each somewhere.
  if (scope !== 'jurisdiction') return compileScoped(context, rungs, tests, scope);
  return compileParts(context, tests, (part) => {
    const own = scopeOf(part[0]!);
    return own === 'jurisdiction'
      ? compileSimple(context, rungs, part)
      : compileScoped(context, rungs, part, own);
  });
}

function compileParts(
  context: BranchContext,
  tests: readonly Test[],
  compilePart: (part: SimpleTest[]) => Track,
): Track {
  const count = partsOf(tests[0]!).length;
  const parts = Array.from({ length: count }, (_, at) =>
    compilePart(tests.map((test) => partsOf(test)[at]!)),
  );
  if (parts.length === 1) return parts[0]!;
  const head = parts.find((part) => part.kind !== 'judged') ?? parts[0]!;
  const unknown = [...new Set(parts.flatMap((part) => part.blank.reported.unknown))];
  const blank = blankAnswers(context.key, head.ladder, unknown, head.kind !== 'judged');
  return { kind: 'all', key: context.key, ladder: head.ladder, blank, parts };
}

function compileScoped(
  context: BranchContext,
  rungs: readonly Rung[],
  tests: readonly Test[],
  scope: ScopedTrack['scope'],
): Track {
  const compileAll = (some: readonly Rung[], those: readonly Test[]) =>
    compileParts(context, those, (part) => compileSimple(context, some, part));
  const inner = compileAll(rungs, tests);
  const counts = context.divisions.filter((division) =>
    scope === 'township' ? division.kind === 'township' : division.counted && division.kind !== 'township',
  );
  return {
    kind: 'scoped',
    key: context.key,
    ladder: inner.ladder,
    blank: inner.blank,
    inner,
    scope,
    adjacent: new Map(counts.map((division) => [division.code, neighbours(division, counts)])),
    joining: rungs.map((rung, at) => {
      const lowered = withJoiningFigures(tests[at]!);
      return lowered && compileAll([rung], [lowered]);
    }),
  };
}

/** Adjacency read both ways, so that it need be written down on one side only. */
const neighbours = (division: Division, all: readonly Division[]): string[] =>
  all
    .filter((other) => division.adjacent?.includes(other.code) || other.adjacent?.includes(division.code))
    .map((other) => other.code);

/** The test with its lower figures for joining; null where it has none. */
function withJoiningFigures(test: Test): Test | null {
  const parts = partsOf(test);
  if (!parts.some((part) => !('judged' in part) && part.joining)) return null;
  const lowered = parts.map((part) =>
    'judged' in part || !part.joining
      ? part
      : { ...part, moreThan: undefined, atLeast: part.joining.atLeast },
  );
  return lowered.length === 1 ? lowered[0]! : { all: lowered };
}
