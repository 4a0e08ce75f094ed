import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { lintPlan } from '#plan';
import { PlanLibrary, parsePlanTexts, readPlanFolder } from '#plan/loader';
import { BAYINGOLIN, bayingolin } from './plans.ts';

const { folder } = new PlanLibrary().versions(BAYINGOLIN)[0]!;

/** Errors that lint finds after one replacement in the file of official documents. */
async function errorsAfter(from: string, to: string) {
  const text = readFileSync(`${folder}/documents.yaml`, 'utf8');
  expect(text).toContain(from);
  const texts = new Map(readPlanFolder(folder)).set('documents.yaml', text.replace(from, to));
  const { plan, source, findings } = await parsePlanTexts(texts);
  const all = plan && source ? [...findings, ...lintPlan(plan, source)] : findings;
  return all.filter(({ severity }) => severity === 'error');
}

describe('official documents, as data', () => {
  it('has a template for each kind, each with a mark, a series and who issues it', async () => {
    const { documents } = await bayingolin();
    expect(documents!.templates.map(({ kind, form }) => `${kind}: ${form}`)).toEqual([
      'proposal: document',
      'approval-sheet: sheet',
      'start: document',
      'adjustment: document',
      'termination: document',
      'bulletin: bulletin',
      'duty-report: bulletin',
      'minutes: minutes',
      'supervision: sheet',
      'letter: letter',
    ]);
    expect(documents!.templates.filter(({ upward }) => upward).map(({ kind }) => kind)).toEqual(['proposal']);
  });

  it('has nothing that lint objects to', async () => {
    expect(await errorsAfter('{dead}', '{dead}')).toEqual([]);
  });

  it.each([
    ['unknown-placeholder', '{decidedAt}', '{decided}'],
    ['unknown-placeholder', '联系人：{officer}', '联系人：{level2}'],
    // A bulletin is about no decision.
    ['unknown-placeholder', "headline: '{title}灾情快报'", "headline: '{title}{decider}灾情快报'"],
    ['unknown-post', 'issues: office', 'issues: nobody'],
    ['unknown-post', 'posts: [director,', 'posts: [nobody,'],
    ['unknown-agency', 'agency: committee\n', 'agency: nobody\n'],
    ['unknown-agency', 'issuer: committee-office', 'issuer: nobody'],
    ['unknown-agency', 'printedBy: committee-office', 'printedBy: nobody'],
    ['unknown-indicator', 'indicator: dead }', 'indicator: deaths }'],
    ['unknown-indicator', 'countyFigures: [dead', 'countyFigures: [deaths'],
    ['unknown-hazard', 'hazards: [drought]', 'hazards: [dryness]'],
    ['unknown-level', 'levels: [I, II]', 'levels: [I, V]'],
    ['unknown-series', 'series: request', 'series: nothing'],
    ['series-incomplete', '巴减灾办发〔{year}〕{n}号', '巴减灾办发{n}号'],
    ['series-incomplete', '第{n}期', '第{n}期{n}'],
    ['unknown-placeholder', '第{n}期', '第{n}期{m}'],
    ['duplicate', '{ key: letter, pattern', '{ key: office, pattern'],
    ['duplicate', 'kind: minutes', 'kind: letter'],
    ['not-in-kind', '- { part: counties, heading: 分县市情况 }', '- { part: tasks }'],
    ['not-in-kind', 'copies: [{ words: 参加会商的单位 }]', 'copies: [{ of: informed }]'],
    ['state-secret', 'security: 内部资料', 'security: 机密★1年'],
    ['uncited', ', source: local-policy, note: 函件另编', ''],
    ['schema', 'form: letter', 'form: postcard'],
    ['schema', 'words: 特急', 'words: 最急'],
  ])('%s: %s → %s', async (code, from, to) => {
    const errors = await errorsAfter(from, to);
    expect(errors.map((error) => error.code)).toContain(code);
    expect(errors[0]).toMatchObject({ file: 'documents.yaml' });
    expect(errors[0]!.line).toBeGreaterThan(1);
  });
});
