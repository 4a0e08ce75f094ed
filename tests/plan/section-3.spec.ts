import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Plan, resolvePreparation } from '#plan';
import { parsePlanTexts, readPlanFolder } from '#plan/loader';
import { lintPlan } from '../../libs/plan/src/lint/lint-plan.ts';
import { BAYINGOLIN, bayingolin, fixture, NORTHBANK } from './plans.ts';

let plan: Plan;
beforeAll(async () => {
  plan = await bayingolin();
});

const folder = new URL(`../../workflows/plans/${BAYINGOLIN}/2025-06-12`, import.meta.url).pathname;
const situation = { affectedDivisions: ['652827', '652801'] };

// Each item by itself: clauses 3(1), 3(2), 3(3), 3(4), 3(5), 3(6).
describe('section 3 (clause 3)', () => {
  test.each([1, 2, 3, 4, 5, 6])('3(%i) is a measure whose tasks cite it', (n) => {
    const measure = plan.preparation!.measures.find((each) => each.n === n)!;
    expect(measure.cite).toBe(`3(${n})`);
    expect(measure.tasks.length).toBeGreaterThan(0);
    for (const task of measure.tasks)
      expect(task.cite ?? `${task.source} ${task.note}`).toMatch(
        new RegExp(`3\\(${n}\\)|^local-policy .*${n}`),
      );
  });

  test('has these six and no more', () => {
    expect(plan.preparation!.measures.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('leaves open who starts it, which is local policy with its reason', () => {
    expect(plan.preparation!.startedBy).toEqual(['office']);
    expect(plan.unsettled.find(({ key }) => key === 'preparation-start')).toMatchObject({ cite: '3' });
  });

  test('names the departments that warn: each is an agency of the plan', () => {
    const keys = plan.agencies.map(({ key }) => key);
    for (const key of [
      ...(['natural-resources', 'transport', 'water', 'agriculture'] as const),
      ...(['forestry-grassland', 'meteorology', 'seismology'] as const),
    ])
      expect(keys).toContain(key);
  });

  test('every hazard has its CAP category and event words', () => {
    expect(plan.hazards.filter(({ cap }) => !cap)).toEqual([]);
  });
});

test('the tasks of chosen measures, each once for each recipient', () => {
  const ids = (numbers: number[]) => resolvePreparation(plan, numbers, situation).map(({ id }) => id);
  expect(ids([2])).toEqual([
    'pass-warning-to-counties/committee-office',
    'prepare-county-relief/652827',
    'prepare-county-relief/652801',
  ]);
  expect(ids([2, 2])).toEqual(ids([2]));
  expect(new Set(ids([1, 2, 3, 4, 5, 6])).size).toBe(ids([1, 2, 3, 4, 5, 6]).length);
  // Railway and aviation are asked, not ordered.
  const forms = resolvePreparation(plan, [3], situation).map(
    ({ recipient, form }) => `${recipient.key} ${form}`,
  );
  expect(forms).toEqual(
    expect.arrayContaining(['railway request', 'civil-aviation request', 'transport order']),
  );
});

test('a number that is not there, and a plan without preparation, are refused', async () => {
  expect(() => resolvePreparation(plan, [7], situation)).toThrow('preparation.measure-unknown');
  const other = await fixture(NORTHBANK);
  expect(() => resolvePreparation(other, [1], situation)).toThrow('preparation.not-in-plan');
});

describe('lint of preparation finds', () => {
  const lint = async (from: string, to: string) => {
    const texts = readPlanFolder(folder);
    const before = texts.get('preparation.yaml')!;
    const after = before.replace(from, to);
    if (before === after) throw new Error(`nothing to replace: ${from}`);
    const parsed = await parsePlanTexts(new Map(texts).set('preparation.yaml', after));
    const findings = parsed.plan ? lintPlan(parsed.plan, parsed.source!) : parsed.findings;
    const own = findings.filter(({ file }) => file === 'preparation.yaml');
    return own.map(({ code, file, line }) => `${code} ${file}:${line > 1}`);
  };

  test.each([
    ['unknown-agency', 'agency: transport', 'agency: carriers'],
    ['unknown-agency', 'lead: emergency-management', 'lead: nobody'],
    ['unknown-post', 'startedBy: [office]', 'startedBy: [nobody]'],
    ['unknown-post', 'releasedBy: [office]', 'releasedBy: [nobody]'],
    ['uncited', '          cite: 3(4)\n', ''],
    ['uncited', '      cite: 3(5)\n', ''],
    ['duplicate', 'n: 2', 'n: 1'],
    ['duplicate', 'key: reassess-likely-losses', 'key: strengthen-duty'],
  ])('%s: %s', async (code, from, to) => {
    expect(await lint(from, to)).toEqual([`${code} preparation.yaml:true`]);
  });

  test('nothing, as it stands', async () => {
    expect(await lint('# Section 3', '# Section three')).toEqual([]);
  });
});
