import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CompiledPlan, classify, compile, type Facts, type Figures, type Plan } from '#plan';
import { bayingolin, fixture, HILLSIDE, NORTHBANK } from './plans.ts';

const PLANS: [string, () => Promise<Plan>][] = [
  ['northbank', () => fixture(NORTHBANK)],
  ['hillside', () => fixture(HILLSIDE)],
  ['bayingolin', bayingolin],
];

/** Figures around every bound that the plan has, so that random facts land on both sides of each. */
function figureOf(plan: Plan, key: string): fc.Arbitrary<number> {
  const text = JSON.stringify(plan.levels.map((level) => level.criteria));
  const bounds = [...text.matchAll(/"(?:atLeast|moreThan|below|atMost)":([\d.]+)/g)].map((match) =>
    Number(match[1]),
  );
  const whole = !plan.indicators.find((each) => each.key === key)?.fractional;
  const near = fc
    .tuple(fc.constantFrom(...bounds), fc.integer({ min: -2, max: 2 }))
    .map(([bound, step]) => Math.max(0, whole ? Math.round(bound) + step : bound + step / 10));
  return fc.oneof(near, fc.integer({ min: 0, max: 80_000 }));
}

const figuresOf = (plan: Plan): fc.Arbitrary<Record<string, number | null>> =>
  fc.record(
    Object.fromEntries(
      plan.indicators.map(({ key }) => [key, fc.option(figureOf(plan, key), { nil: null })]),
    ),
    { requiredKeys: [] },
  ) as fc.Arbitrary<Record<string, number | null>>;

function factsOf(plan: Plan): fc.Arbitrary<Facts> {
  const codes = plan.divisions.map((division) => division.code);
  return fc.record({
    hazard: fc.constantFrom(...plan.hazards.map((hazard) => hazard.key)),
    reported: figuresOf(plan),
    assessed: fc.option(figuresOf(plan), { nil: undefined }),
    base: fc.constant(Object.fromEntries(plan.bases.map(({ key }) => [key, 600_000]))),
    attributes: fc.option(fc.record({ magnitude: fc.constantFrom(4, 6, 7.2) }), { nil: undefined }),
    divisions: fc.dictionary(fc.constantFrom(...codes), figuresOf(plan), { maxKeys: 3 }),
  });
}

const rank = (compiled: CompiledPlan, level: string | null): number =>
  level === null ? Number.POSITIVE_INFINITY : compiled.rankOf.get(level)!;

/** The same facts with one figure higher, or known where it was not. */
const raised = (figures: Figures, key: string, by: number): Figures => ({
  ...figures,
  [key]: (figures[key] ?? 0) + by,
});

/** What the consultation's evaluation goes by: where it judged nothing, what was reported stands. */
const judged = ({ reported, assessed }: Facts): Figures => {
  const figures = Object.entries(assessed ?? {}).filter(([, figure]) => figure !== null);
  return { ...reported, ...Object.fromEntries(figures) };
};

describe.each(PLANS)('classification by the %s plan', (_, load) => {
  it('is monotone in every figure, reported, assessed and of divisions', async () => {
    const plan = await load();
    const compiled = compile(plan);
    const step = fc.record({
      key: fc.constantFrom(...plan.indicators.map(({ key }) => key)),
      by: fc.integer({ min: 1, max: 50_000 }),
      where: fc.constantFrom('reported', 'assessed', 'divisions'),
    });
    fc.assert(
      fc.property(factsOf(plan), step, (facts, { key, by, where }) => {
        const more =
          where === 'divisions'
            ? {
                ...facts,
                divisions: Object.fromEntries(
                  Object.entries(facts.divisions ?? {}).map(([code, own]) => [code, raised(own, key, by)]),
                ),
              }
            : {
                ...facts,
                [where]: raised(where === 'assessed' ? judged(facts) : facts.reported, key, by),
              };
        const [before, after] = [classify(compiled, facts), classify(compiled, more)];
        expect(rank(compiled, after.level)).toBeLessThanOrEqual(rank(compiled, before.level));
        before.criteria.forEach((each, index) => {
          expect(rank(compiled, after.criteria[index]!.level)).toBeLessThanOrEqual(
            rank(compiled, each.level),
          );
        });
      }),
      { numRuns: 200 },
    );
  });

  it('takes what is unknown for a lower bound: no later figure lowers it, and a 0 adds nothing', async () => {
    const plan = await load();
    const compiled = compile(plan);
    const complete = (figures: Figures, by: Figures): Figures =>
      Object.fromEntries(plan.indicators.map(({ key }) => [key, figures[key] ?? by[key] ?? 0]));
    fc.assert(
      fc.property(factsOf(plan), figuresOf(plan), ({ assessed: _unused, ...facts }, later) => {
        const now = classify(compiled, facts);
        const then = classify(compiled, { ...facts, reported: complete(facts.reported, later) });
        const zeros = classify(compiled, { ...facts, reported: complete(facts.reported, {}) });
        expect(rank(compiled, then.level)).toBeLessThanOrEqual(rank(compiled, now.level));
        now.criteria.forEach((each, index) => {
          const zero = zeros.criteria[index]!;
          expect(zero.level).toBe(each.level);
          if (each.evaluable && zero.evaluable) expect(zero.value).toBe(each.value);
          if (each.evaluable || !each.applicable) return;
          expect(each.value).toBeNull();
          expect(each.unknown.length).toBeGreaterThan(0);
          expect(each.next?.need ?? null).toBeNull();
        });
      }),
      { numRuns: 200 },
    );
  });

  it('says of each branch how far the next level is, and that distance is enough', async () => {
    const plan = await load();
    const compiled = compile(plan);
    fc.assert(
      fc.property(factsOf(plan), ({ assessed: _unused, ...facts }) => {
        for (const each of classify(compiled, facts).criteria) {
          if (!each.next || each.value === null) continue;
          expect(each.next.need).toBeCloseTo(each.next.atLeast - each.value, 6);
          expect(rank(compiled, each.next.level)).toBeLessThan(rank(compiled, each.level));
        }
      }),
      { numRuns: 150 },
    );
  });
});
