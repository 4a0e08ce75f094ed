import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { lintPlan } from '#plan';
import { PlanLibrary, parsePlanTexts, readPlanFolder } from '#plan/loader';
import { BAYINGOLIN, bayingolin } from './plans.ts';

const { folder } = new PlanLibrary().versions(BAYINGOLIN)[0]!;

/** Errors that lint finds after one replacement in a file of the plan. */
async function errorsAfter(file: string, from: string, to: string) {
  const text = readFileSync(`${folder}/${file}`, 'utf8');
  expect(text).toContain(from);
  const texts = new Map(readPlanFolder(folder)).set(file, text.replace(from, to));
  const { plan, source, findings } = await parsePlanTexts(texts);
  const all = plan && source ? [...findings, ...lintPlan(plan, source)] : findings;
  return all.filter(({ severity }) => severity === 'error');
}

describe('what goes to the region, as data (4.1.2, 4.1.3, 5.1.3, 5.2.3)', () => {
  it('names a template for each kind, and who approves', async () => {
    const { upward, review, levels } = await bayingolin();
    expect(upward!.templates.map(({ kind }) => kind)).toEqual([
      ...['first', 'follow-up', 'verified', 'start', 'change', 'end', 'application'],
    ]);
    // Where the plan has the committee apply, whoever leads at that level approves it.
    for (const { level, approves } of upward!.support!.levels)
      expect(approves).toBe(levels.find((each) => each.level === level)!.activation!.leads);
    expect(upward!.support!.levels.map(({ level }) => level)).toEqual(['I', 'II']);
    expect(review).toMatchObject({ decides: 'deputy-director-bureau-head', cite: '8.3.1' });
  });

  it('has nothing that lint objects to', async () => {
    expect(await errorsAfter('upward.yaml', '{dead}', '{dead}')).toEqual([]);
  });

  it.each([
    ['unknown-placeholder', '{dead}', '{deaths}'],
    ['unknown-placeholder', "en: 'First report on {title}'", "en: 'First report on {titel}'"],
    ['unknown-post', 'approves: deputy-office-director', 'approves: nobody'],
    ['unknown-post', '{ level: I, approves: director,', '{ level: I, approves: nobody,'],
    ['unknown-agency', 'issuer: emergency-management', 'issuer: nobody'],
    ['unknown-agency', 'issuer: committee', 'issuer: nobody'],
    ['unknown-indicator', 'indicator: dead }', 'indicator: deaths }'],
    ['unknown-hazard', 'hazards: [drought]', 'hazards: [dryness]'],
    ['unknown-level', '{ level: I, approves', '{ level: V, approves'],
    ['unknown-template', 'kind: application', 'kind: follow-up'],
    ['duplicate', 'kind: verified', 'kind: first'],
    ['uncited', '    cite: 4.1.3\n  figures', '  figures'],
    ['schema', 'kind: end', 'kind: finish'],
  ])('%s: %s → %s', async (code, from, to) => {
    const errors = await errorsAfter('upward.yaml', from, to);
    expect(errors.map((error) => error.code)).toContain(code);
    expect(errors[0]).toMatchObject({ file: 'upward.yaml' });
    expect(errors[0]!.line).toBeGreaterThan(1);
  });

  it('unknown-post: who answers the proposals of a review', async () => {
    const from = 'decides: deputy-director-bureau-head';
    const [error] = await errorsAfter('plan.yaml', from, 'decides: nobody');
    expect(error).toMatchObject({ code: 'unknown-post', file: 'plan.yaml' });
  });
});
