import type { Text } from '../model/basics.ts';
import type { Branch, Criterion, SimpleTest } from '../model/criterion.ts';
import type { Plan } from '../model/plan.ts';
import { partsOf } from './compile-test.ts';

export type Language = 'zh' | 'en';

/** What a branch is called and counted in, for sentences about it. */
export interface BranchWords {
  title: Text;
  /** True where the title names a criterion with several branches, so a sentence must say what is counted. */
  alternative: boolean;
  unit: { zh: string; en: string };
  share: boolean;
  cite: string | null;
}

/** Words for each branch on each level, by `level/branch`, and by `branch` alone. */
export function branchWords(plan: Plan): ReadonlyMap<string, BranchWords> {
  const words = new Map<string, BranchWords>();
  for (const level of plan.levels)
    for (const criterion of level.criteria)
      for (const branch of criterion.anyOf) {
        const own = wordsOf(plan, criterion, branch);
        words.set(`${level.level}/${branch.key}`, own);
        words.set(branch.key, own);
      }
  return words;
}

function wordsOf(plan: Plan, criterion: Criterion, branch: Branch): BranchWords {
  const test = partsOf(branch.test)[0]!;
  const unit = plan.indicators.find((indicator) => indicator.key === firstIndicator(test))?.unit;
  return {
    ...titleOf(criterion, branch),
    unit: 'share' in test ? { zh: '%', en: '%' } : { zh: unit?.zh ?? '', en: unit?.en ?? '' },
    share: 'share' in test,
    cite: branch.cite ?? criterion.cite ?? null,
  };
}

/** A branch beside others says little by itself ("by rooms"), so the criterion's title goes before it. */
function titleOf({ title, anyOf }: Criterion, branch: Branch): { title: Text; alternative: boolean } {
  if (!branch.title || anyOf.length === 1)
    return { title: branch.title ?? title, alternative: anyOf.length > 1 };
  const zh = `${title.zh}，${branch.title.zh}`;
  return { title: { zh, en: `${title.en}, ${inSentence(branch.title.en)}` }, alternative: true };
}

/** An English title inside a sentence. */
export const inSentence = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);

function firstIndicator(test: SimpleTest): string | undefined {
  if ('judged' in test) return undefined;
  return 'share' in test ? test.share.of[0] : test.sum[0];
}

/** The name of an indicator, base figure or other key in the reader's language. */
export function nameOf(plan: Plan, key: string, language: Language): string {
  const named = [...plan.indicators, ...plan.bases].find((each) => each.key === key);
  return named ? named.title[language] : key;
}

/** Two decimals at most, but never 0 for something that is not. */
export const rounded = (value: number): string =>
  String(Number(value.toFixed(2)) || Number(value.toPrecision(1)));
