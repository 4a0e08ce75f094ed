import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { lintPlan } from '#plan';
import { PlanLibrary, parsePlanTexts, readPlanFolder } from '#plan/loader';
import { BAYINGOLIN } from './plans.ts';

const { folder } = new PlanLibrary().versions(BAYINGOLIN)[0]!;
const text = readFileSync(`${folder}/releases.yaml`, 'utf8');

/** Errors that lint finds after one replacement in releases.yaml. */
async function errorsAfter(from: string, to: string) {
  expect(text).toContain(from);
  const texts = new Map(readPlanFolder(folder)).set('releases.yaml', text.replace(from, to));
  const { plan, source, findings } = await parsePlanTexts(texts);
  const all = plan && source ? [...findings, ...lintPlan(plan, source)] : findings;
  return all.filter(({ severity }) => severity === 'error');
}

describe('what lint says of releases to the public (4.2)', () => {
  it('is nothing of the plan as it stands', async () => {
    expect(await errorsAfter('{dead}', '{dead}')).toEqual([]);
  });

  it.each([
    ['unknown-placeholder', '{dead}', '{deaths}'],
    ['unknown-placeholder', "headline: '{title}灾害损失", "headline: '{titel}灾害损失"],
    ['unknown-post', 'approves: deputy-office-director', 'approves: nobody'],
    ['duplicate', 'key: loss', 'key: situation'],
    ['uncited', "title: { zh: 微博, en: Weibo }, cite: '4.2'", 'title: { zh: 微博, en: Weibo }'],
    ['schema', 'kind: loss', 'kind: gain'],
  ])('%s: %s → %s', async (code, from, to) => {
    const [error] = await errorsAfter(from, to);
    expect(error).toMatchObject({ code, file: 'releases.yaml' });
    expect(error!.line).toBeGreaterThan(1);
  });
});
