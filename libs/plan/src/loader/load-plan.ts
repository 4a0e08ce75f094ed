import type { Finding } from '../finding.ts';
import { lintPlan } from '../lint/lint-plan.ts';
import type { Plan } from '../model/plan.ts';
import type { CheckedPlan, LoadedPlan, PlanTexts } from './loaded-plan.ts';
import type { PlanCache } from './plan-cache.ts';
import { readPlanFolder } from './read-folder.ts';

/** Reads one plan folder. Never throws for what the files hold; every fault names file and line. */
export const loadPlan = (folder: string): Promise<LoadedPlan> => parsePlanTexts(readPlanFolder(folder));

/** The same from the files' texts. */
export async function parsePlanTexts(texts: PlanTexts): Promise<LoadedPlan> {
  // The YAML and schema libraries take longer to load than everything else; with a cache they are not needed.
  const { parsePlan } = await import('./parse-plan.ts');
  return parsePlan(texts);
}

/** Reads and lints a folder: everything there is to say about it. */
export async function checkPlan(folder: string, cache?: PlanCache): Promise<CheckedPlan> {
  const texts = readPlanFolder(folder);
  const known = cache?.get(texts);
  const checked = known ?? (await checkTexts(texts));
  if (!known) cache?.put(texts, checked);
  return { ...checked, findings: [...misplaced(folder, checked.plan), ...checked.findings] };
}

async function checkTexts(texts: PlanTexts): Promise<CheckedPlan> {
  const { plan, source, findings } = await parsePlanTexts(texts);
  return { plan, findings: plan && source ? [...findings, ...lintPlan(plan, source)] : findings };
}

/** Versions are found by the date that their folder is named for, so it must be the plan's own. */
function misplaced(folder: string, plan: Plan | null): Finding[] {
  const date = /(\d{4}-\d{2}-\d{2})[\\/]*$/.exec(folder)?.[1];
  if (!plan || date === undefined || date === plan.effectiveFrom) return [];
  const zh = `文件夹名 ${date} 与生效日期 ${plan.effectiveFrom} 不一致`;
  const en = `the folder is named ${date}, but the plan takes effect on ${plan.effectiveFrom}`;
  return [
    { severity: 'error', code: 'folder-date', message: { zh, en }, file: 'plan.yaml', line: 1, column: 1 },
  ];
}
