import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CompiledPlan, classify, compile, explain, type Facts, type Figures, type Plan } from '#plan';
import { bayingolin } from './plans.ts';

// The sixteen criteria once more, typed from the plan's text: an oracle that shares nothing with the plan data.
const LEVELS = ['I', 'II', 'III', 'IV'];
const CLAUSE = ['5.1.1(一)', '5.2.1', '5.3.1', '5.4.1'];
const COUNTS: [key: string, item: number, parts: string[], bounds: number[]][] = [
  ['dead-missing', 1, ['dead', 'missing'], [20, 15, 10, 5]],
  ['relocated-aid', 2, ['relocated', 'needingAid'], [20000, 10000, 5000, 1000]],
  ['houses-rooms', 3, ['collapsedRooms', 'severelyDamagedRooms'], [5000, 3000, 2000, 1000]],
  ['houses-households', 3, ['collapsedHouseholds', 'severelyDamagedHouseholds'], [1500, 1000, 700, 350]],
  ['drought-people', 4, ['droughtAid'], [60000, 50000, 36000, 24000]],
];
const SHARES = [10, 8, 6, 4];
const KEYS = [...COUNTS.map(([key]) => key), 'drought-share'];
const BASE = 600_000;

let plan: Plan;
let compiled: CompiledPlan;
beforeAll(async () => {
  plan = await bayingolin();
  compiled = compile(plan);
});

const run = (facts: Partial<Facts> & { reported: Figures }) =>
  classify(compiled, { hazard: 'drought', ...facts });
const entry = (facts: Partial<Facts> & { reported: Figures }, key: string) =>
  run(facts).criteria.find((each) => each.key === key)!;

describe('the sixteen criteria of four levels (clause 5)', () => {
  for (const [key, item, parts, bounds] of COUNTS)
    bounds.forEach((bound, rung) => {
      it(`${key} at ${LEVELS[rung]}: ${bound - 1}, ${bound}, ${bound + 1}`, () => {
        // Split over the parts in every way that matters: all in the first, all in the last.
        for (const part of parts) {
          const at = (figure: number) => entry({ reported: { [part]: figure } }, key);
          expect(at(bound - 1).level).toBe(LEVELS[rung + 1] ?? null);
          expect(at(bound)).toMatchObject({
            level: LEVELS[rung],
            cite: `${CLAUSE[rung]}(${item})`,
            value: bound,
          });
          expect(at(bound + 1).level).toBe(LEVELS[rung]);
          expect(run({ reported: { [part]: bound } }).level).toBe(LEVELS[rung]);
          expect(at(bound - 1).next).toEqual({ level: LEVELS[rung], atLeast: bound, need: 1 });
        }
      });
    });

  SHARES.forEach((percent, rung) => {
    it(`drought-share at ${LEVELS[rung]}: one person short of ${percent} %, exactly, one over, for any population`, () => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 3_000_000 }), (base) => {
          const exact = Math.ceil((percent * base) / 100);
          const at = (people: number) =>
            entry(
              { reported: { droughtAid: people }, base: { farmingHerdingPopulation: base } },
              'drought-share',
            );
          const rankOf = (level: string | null) => (level === null ? 4 : LEVELS.indexOf(level));
          expect(rankOf(at(exact).level)).toBeLessThanOrEqual(rung);
          expect(rankOf(at(exact + 1).level)).toBeLessThanOrEqual(rung);
          if (exact > 0) expect(rankOf(at(exact - 1).level)).toBeGreaterThan(rung);
        }),
      );
      const cite = entry(
        { reported: { droughtAid: (BASE * percent) / 100 }, base: { farmingHerdingPopulation: BASE } },
        'drought-share',
      ).cite;
      expect(cite).toBe(`${CLAUSE[rung]}(4)`);
    });
  });

  it('gives six branches in the fixed order', () => {
    expect(run({ reported: {} }).criteria.map((each) => each.key)).toEqual(KEYS);
  });
});

const figure = (max: number) => fc.option(fc.integer({ min: 0, max }), { nil: null });
const figures = fc.record(
  {
    dead: figure(25),
    missing: figure(25),
    relocated: figure(25000),
    needingAid: figure(25000),
    collapsedRooms: figure(6000),
    severelyDamagedRooms: figure(6000),
    collapsedHouseholds: figure(2000),
    severelyDamagedHouseholds: figure(2000),
    droughtAid: figure(70000),
  },
  { requiredKeys: [] },
);

/** The gravest rung of each branch, by the oracle; 4 for none. */
function oracle(hazard: string, own: Figures, base: number | null): number[] {
  const rung = (parts: string[], bounds: number[], factor = 1) => {
    const known = parts.map((part) => own[part]).filter((value) => value != null);
    const sum = known.reduce((total, value) => total + value, 0) * factor;
    const found = known.length ? bounds.findIndex((bound) => sum >= bound) : -1;
    return found < 0 ? 4 : found;
  };
  const rungs = COUNTS.map(([, , parts, bounds]) => rung(parts, bounds));
  const share =
    base === null
      ? 4
      : rung(
          ['droughtAid'],
          SHARES.map((percent) => percent * base),
          100,
        );
  return hazard === 'drought' ? [...rungs, share] : [...rungs.slice(0, 4), 4, 4];
}

describe('against the oracle', () => {
  it('agrees on the level, each branch and the basis, reported and assessed', () => {
    const hazard = fc.constantFrom('drought', 'flood', 'earthquake', 'other', 'by-reference');
    const population = fc.option(fc.integer({ min: 1, max: 1_000_000 }), { nil: null });
    fc.assert(
      fc.property(
        hazard,
        figures,
        fc.option(figures, { nil: undefined }),
        population,
        (kind, reported, assessed, base) => {
          const result = run({ hazard: kind, reported, assessed, base: { farmingHerdingPopulation: base } });
          const known = Object.entries(assessed ?? {}).filter(([, value]) => value != null);
          const alone = oracle(kind, reported, base);
          const consulted = assessed
            ? oracle(kind, { ...reported, ...Object.fromEntries(known) }, base)
            : alone;
          const best = Math.min(...alone, ...consulted);
          expect(result.level).toBe(LEVELS[best] ?? null);
          expect(result.basis).toBe(
            best === 4 ? null : Math.min(...alone) === best ? 'reported' : 'assessed',
          );
          expect(result.criteria.map((each) => each.level)).toEqual(
            alone.map((rung, index) => LEVELS[Math.min(rung, consulted[index]!)] ?? null),
          );
          for (const [index, each] of result.criteria.entries())
            if (
              alone[index]! < consulted[index]! ||
              (alone[index] === consulted[index] && each.level !== null)
            )
              expect(each.basis).toBe('reported');
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('what is unknown', () => {
  it('is never zero: with nothing known a branch is not evaluable, its value and distance unknown', () => {
    for (const each of run({ reported: {} }).criteria)
      expect(each).toMatchObject({ value: null, level: null, evaluable: false, applicable: true });
    expect(entry({ reported: {} }, 'dead-missing')).toMatchObject({
      unknown: ['dead', 'missing'],
      next: { level: 'IV', atLeast: 5, need: null },
    });
    expect(entry({ reported: { dead: 0, missing: 0 } }, 'dead-missing')).toMatchObject({
      value: 0,
      evaluable: true,
      unknown: [],
    });
  });

  it('makes a sum a lower bound, which reaches a level and names the gap', () => {
    expect(entry({ reported: { dead: 5, missing: null } }, 'dead-missing')).toEqual({
      key: 'dead-missing',
      cite: '5.4.1(1)',
      basis: 'reported',
      value: 5,
      level: 'IV',
      evaluable: true,
      applicable: true,
      unknown: ['missing'],
      next: { level: 'III', atLeast: 10, need: 5 },
    });
  });

  it('makes a share without its base not evaluable, and names the base only', () => {
    const drought = { reported: { droughtAid: 49000 } };
    expect(entry(drought, 'drought-share')).toMatchObject({
      value: null,
      evaluable: false,
      applicable: true,
      unknown: ['farmingHerdingPopulation'],
      next: { level: 'IV', atLeast: 4, need: null },
    });
    expect(run(drought).level).toBe('III');
  });

  it('is not the same as not applicable', () => {
    const flood = run({
      hazard: 'flood',
      reported: { droughtAid: 99999 },
      base: { farmingHerdingPopulation: BASE },
    });
    expect(flood.level).toBeNull();
    expect(flood.criteria.filter((each) => !each.applicable).map((each) => each.key)).toEqual([
      'drought-people',
      'drought-share',
    ]);
    for (const each of flood.criteria.filter((other) => !other.applicable))
      expect(each).toMatchObject({ value: null, level: null, evaluable: false, unknown: [], next: null });
  });
});

describe('readings of the plan', () => {
  it('lets the higher of two branches win and shows both: 49,000 of 600,000 people', () => {
    const facts = { reported: { droughtAid: 49000 }, base: { farmingHerdingPopulation: BASE } };
    expect(run(facts).level).toBe('II');
    expect(entry(facts, 'drought-people').level).toBe('III');
    expect(entry(facts, 'drought-share').level).toBe('II');
  });

  it('never adds rooms to households', () => {
    expect(run({ reported: { collapsedRooms: 999, collapsedHouseholds: 349 } }).level).toBeNull();
  });

  it('lets the Party committee or government start level I with no figure at all', () => {
    const judged = run({ reported: {}, judged: ['party-government-judgement'] });
    expect(judged).toMatchObject({ level: 'I', basis: 'reported' });
    expect(judged.criteria.at(-1)).toMatchObject({
      key: 'party-government-judgement',
      cite: '5.1.1(二)',
      level: 'I',
    });
  });

  it('says in words how far the next level is', () => {
    const result = run({ hazard: 'flood', reported: { dead: 7, missing: null } });
    expect(explain(result, plan, 'zh').join('\n')).toMatch(/还差 3 人（.*）达到三级响应（5\.3\.1\(1\)）/);
    expect(explain(result, plan, 'en').join('\n')).toMatch(/^3 more .*dead.* → III 5\.3\.1\(1\)$/m);
    const rooms = explain(run({ hazard: 'flood', reported: { collapsedRooms: 990 } }), plan, 'en').join('\n');
    expect(rooms).toMatch(/^10 more rooms \(houses .*\) → IV 5\.4\.1\(3\)$/m);
  });
});
