import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type ClauseIndex, clauseReferences, names, type Plan, type TracedClause, tracePlan } from '#plan';
import { readClauseIndex } from '#plan/loader';
import { bayingolin, fixture, NORTHBANK } from './plans.ts';

const SECTIONS: Record<string, number> = { 3: 7, 4: 11, 5: 91, '8.3': 6 };
const inSection = (section: string) => (each: { number: string }) =>
  each.number === section || each.number.startsWith(`${section}.`) || each.number.startsWith(`${section}(`);

describe('a source names a clause', () => {
  it.each([
    ['// decided after consultation (9.1.6); it arms', ['9.1.6']],
    ['level I by the committee (9.1.1(二), 9.1.2).', ['9.1.1(二)', '9.1.2']],
    ["cite: kind === 'x' ? null : '9.5',", ['9.5']],
    ["test('9.1.1(一)(3) is a ground in words', …", ['9.1.1(一)(3)']],
    ['as clause 9 and clauses 9.1 and 9.2 say', ['9', '9.1', '9.2']],
    ['(9.x.1, 9.x.2)', ['9.x.1', '9.x.2']],
    ['the item (9(2))', ['9(2)']],
    ['version 9.1.6, at 9.5 %, [9.5], (9), ("9")', []],
    ['(9.1.6beta) v9.1', []],
  ])('%s', (text, found) => {
    expect(clauseReferences(text)).toEqual(found);
  });

  it.each([
    ['9.1.3', '9.1.3(7)', true],
    ['9.1.3(7)', '9.1.3', false],
    ['9.x.3', '9.2.3(1)', true],
    ['9.x.3', '9.2', false],
    ['9.1', '9.1.3', false],
    ['9.1.3(1)', '9.1.3(12)', false],
  ])('%s names %s: %s', (reference, clause, expected) => {
    expect(names(reference, clause)).toBe(expected);
  });
});

describe('the trace of the plan', () => {
  let plan: Plan;
  let traced: TracedClause[];
  const index: ClauseIndex = readClauseIndex()!;
  beforeAll(async () => {
    plan = await bayingolin();
    traced = tracePlan(plan, index);
  });
  // With a sign before the number, so that asking for a clause here does not count as testing it.
  const at = (sign: string, of = traced) => of.find(({ number }) => `§${number}` === sign)!;

  it('lists every numbered clause of sections 3, 4, 5 and 8.3', () => {
    const counts = Object.keys(SECTIONS).map((section) => [
      section,
      traced.filter(inSection(section)).length,
    ]);
    expect(counts).toEqual(Object.entries(SECTIONS));
    expect(traced).toHaveLength(Object.values(SECTIONS).reduce((sum, count) => sum + count));
    // What stands in the levels is there under the same number.
    const numbers = new Set(traced.map(({ number }) => number));
    for (const level of plan.levels)
      for (const { cite } of level.measures) expect([cite, numbers.has(cite!)]).toEqual([cite, true]);
  });

  it('leaves none of them without an account, and says why where it is not covered', () => {
    expect(traced.filter(({ state }) => state === 'missing')).toEqual([]);
    for (const { number, state, reason } of traced)
      if (state !== 'covered' && state !== 'heading')
        expect([number, reason]).toEqual([number, { zh: expect.any(String), en: expect.any(String) }]);
  });

  it('goes from a clause to data, code and tests that are there and name it', () => {
    const found = at('§5.1.2');
    expect(found).toMatchObject({ state: 'covered', reason: null });
    expect(found.items).toContain('levels/I/activation');
    expect(found.code).toContain('libs/response/src/start-directly.ts');
    expect(found.tests).toContain('tests/plan/section-5.spec.ts');
    expect(found.unsettled).toContain('direct-start');
    for (const file of [...found.code, ...found.tests]) {
      const text = readFileSync(fileURLToPath(import.meta.resolve(`#root/${file}`)), 'utf8');
      expect(clauseReferences(text).some((each) => names(each, found.number))).toBe(true);
    }
  });

  it('has every clause of the Bayingolin plan covered, or unsettled for a reason', () => {
    const other = traced.filter(({ state }) => !['covered', 'heading', 'unsettled'].includes(state));
    expect(other.map(({ number, state }) => [number, state])).toEqual([]);
  });

  it('covers every clause of the four levels', () => {
    const levels = traced.filter(({ number, state }) => /^5\.[1-4]/.test(number) && state !== 'heading');
    expect(levels.filter(({ state }) => state !== 'covered').map(({ number }) => number)).toEqual([]);
  });

  it('misses a clause of which nobody says anything, and one that no test names', () => {
    const lone = structuredClone(plan);
    const why = { zh: '原因', en: 'Why' };
    const title = { zh: '新条', en: 'New' };
    lone.clauses.push(
      { number: `5.${8}`, title },
      { number: `5.${9}`, title, outOfScope: why },
      { number: `5.${10}`, title, planned: why },
    );
    lone.unsettled = [];
    const untested = tracePlan(lone, { code: index.code, tests: {} });
    expect(at('§5.8', untested)).toMatchObject({ state: 'missing', reason: null, items: [] });
    expect(at('§5.7', untested)).toMatchObject({ state: 'missing', tests: [] });
    expect(at('§5.7', tracePlan(plan, { code: index.code, tests: {} })).state).toBe('unsettled');
    expect(at('§5.9', untested)).toMatchObject({ state: 'out-of-scope', reason: why });
    expect(at('§5.10', untested)).toMatchObject({ state: 'planned', reason: why });
  });

  it('is empty for a plan without a list of clauses', async () => {
    expect(tracePlan(await fixture(NORTHBANK), index)).toEqual([]);
  });

  it('leaves the hash of the plan alone', async () => {
    expect(plan.clauses.length).toBeGreaterThan(0);
    const { loadPlan, readPlanFolder, parsePlanTexts, PlanLibrary } = await import('#plan/loader');
    const { folder } = new PlanLibrary().versions(plan.id)[0]!;
    const without = new Map(readPlanFolder(folder));
    without.delete('clauses.yaml');
    const bare = (await parsePlanTexts(without)).plan!;
    expect([bare.clauses, bare.hash]).toEqual([[], (await loadPlan(folder)).plan!.hash]);
  });
});
