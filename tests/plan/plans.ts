import { fileURLToPath } from 'node:url';
import { type Finding, lintPlan, type Plan } from '#plan';
import { PlanLibrary, parsePlanTexts, readPlanFolder } from '#plan/loader';

const under = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export const FIXTURES = under('fixtures');
export const NORTHBANK = 'northbank/storm-relief';
export const HILLSIDE = 'hillside/quake-drought';
export const BAYINGOLIN = 'bayingolin/natural-disaster-relief';

// A library reads each plan once, however many tests ask for it.
const fixtures = new PlanLibrary(FIXTURES);
const plans = new PlanLibrary();

export const fixture = (id: string): Promise<Plan> => fixtures.latest(id);

export const bayingolin = (): Promise<Plan> => plans.latest(BAYINGOLIN);

const northbankTexts = readPlanFolder(under(`fixtures/${NORTHBANK}/2019-05-01`));

/** What lint says of the northbank plan after one replacement in one of its files. */
export async function lintMutated(file: string, from: string | RegExp, to: string): Promise<Finding[]> {
  const text = northbankTexts.get(file)!;
  const mutated = text.replace(from, to);
  if (mutated === text) throw new Error(`nothing to replace in ${file}`);
  const { plan, source, findings } = await parsePlanTexts(new Map(northbankTexts).set(file, mutated));
  return plan && source ? [...findings, ...lintPlan(plan, source)] : findings;
}

/** The line of a file, after a replacement, that holds a text; counted from 1. */
export function lineOf(file: string, needle: string, from?: string | RegExp, to = ''): number {
  const text = from === undefined ? northbankTexts.get(file)! : northbankTexts.get(file)!.replace(from, to);
  return text.slice(0, text.indexOf(needle)).split('\n').length;
}
