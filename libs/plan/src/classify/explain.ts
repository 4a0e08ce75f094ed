import type { Plan } from '../model/plan.ts';
import type { Classification, CriterionResult, Evaluation } from './result.ts';
import { type BranchWords, branchWords, inSentence, type Language, nameOf, rounded } from './wording.ts';

/**
 * The answer in sentences, one for each line: the level and what carries it, each branch's figure, what is
 * unknown, and how far the next level is (还差 3 人 / 3 more … → III).
 */
export const explain = (result: Classification | Evaluation, plan: Plan, language: Language): string[] => [
  explainLevel(result, plan, language),
  ...explainCriteria(result, plan, language).flatMap(({ words, ahead }) => [words, ...ahead]),
];

/** A branch in a sentence, and at most one on how far its next level is. */
export interface ExplainedCriterion {
  entry: CriterionResult;
  words: string;
  ahead: string[];
}

export function explainCriteria(
  { criteria }: Classification | Evaluation,
  plan: Plan,
  language: Language,
): ExplainedCriterion[] {
  const words = branchWords(plan);
  return criteria.map((entry) => {
    const own = words.get(`${entry.level}/${entry.key}`) ?? words.get(entry.key) ?? triggerWords(plan, entry);
    const ahead = entry.next && words.get(`${entry.next.level}/${entry.key}`);
    return {
      entry,
      words: state(entry, own, plan, language),
      ahead: ahead ? distance(entry, own, ahead, plan, language) : [],
    };
  });
}

export function explainLevel(result: Classification | Evaluation, plan: Plan, language: Language): string {
  if (result.level === null) return language === 'zh' ? '未达到任何级别的启动条件。' : 'No level is reached.';
  const level = plan.levels.find((each) => each.level === result.level)!;
  const starts = level.startsResponse;
  if (language === 'zh')
    return `${result.basis === 'assessed' ? '按会商研判数据' : '按上报数据'}，${starts ? '可启动' : '达到'}${level.title.zh}${starts ? '' : '（此级不启动响应）'}。`;
  const basis = result.basis === 'assessed' ? 'On the assessed figures' : 'On the reported figures';
  return `${basis}: ${level.title.en}${starts ? ' may be started' : ' is reached (this grade starts no response)'}.`;
}

function triggerWords(plan: Plan, entry: CriterionResult): BranchWords {
  const trigger = plan.levels.flatMap((level) => level.triggers).find((each) => each.key === entry.key);
  return {
    title: trigger?.title ?? { zh: entry.key, en: entry.key },
    alternative: false,
    unit: { zh: '', en: '' },
    share: false,
    cite: entry.cite,
  };
}

function citation(cite: string | null, language: Language): string {
  if (!cite) return '';
  return language === 'zh' ? `（${cite}）` : ` ${cite}`;
}

const titleOf = (plan: Plan, level: string, language: Language): string =>
  plan.levels.find((each) => each.level === level)!.title[language];

function state(entry: CriterionResult, words: BranchWords, plan: Plan, language: Language): string {
  const zh = language === 'zh';
  const name = words.title[language];
  if (!entry.applicable) return zh ? `${name}：不适用于本次灾害` : `${name}: does not apply to this disaster`;
  const unknown = entry.unknown.map((key) => nameOf(plan, key, language)).join(zh ? '、' : ', ');
  if (!entry.evaluable)
    return zh ? `${name}：无法评估，缺少${unknown}` : `${name}: cannot be evaluated without ${unknown}`;
  const gap = zh ? '' : ' ';
  const unit = words.share ? '%' : words.unit[language] && gap + words.unit[language];
  const figure =
    entry.value === null
      ? ''
      : ` ${rounded(entry.value)}${zh && unit ? ` ${unit}`.replace(' %', '%') : unit}`;
  const bound = unknown && (zh ? `（${unknown}尚未报全，为下限）` : ` (a lower bound: ${unknown} unknown)`);
  const cite = citation(entry.cite, language);
  if (entry.level === null) return `${name}${figure}${bound}${zh ? '：未达到启动条件' : ': no level'}`;
  return `${name}${figure}${bound}${zh ? '：达到' : ': reaches '}${zh ? titleOf(plan, entry.level, 'zh') : entry.level}${cite}`;
}

function distance(
  entry: CriterionResult,
  words: BranchWords,
  ahead: BranchWords,
  plan: Plan,
  language: Language,
): string[] {
  const next = entry.next!;
  if (next.need === null) return [];
  const cite = citation(ahead.cite, language);
  if (language === 'zh') {
    const unit = words.share ? '个百分点' : words.unit.zh;
    return [
      `还差 ${rounded(next.need)} ${unit}（${words.title.zh}）达到${titleOf(plan, next.level, 'zh')}${cite}`,
    ];
  }
  const counted = words.share ? 'percentage points' : words.unit.en;
  const title = inSentence(words.title.en);
  const what = words.alternative || words.share ? `${counted} (${title})` : title;
  return [`${rounded(next.need)} more ${what} → ${next.level}${cite}`];
}
