import type { Plan } from '../model/plan.ts';
import type { Classification, CriterionResult, Evaluation } from './result.ts';
import { type BranchWords, branchWords, inSentence, type Language, nameOf, rounded } from './wording.ts';

/**
 * The answer in sentences, one for each line: the level and what carries it, each branch's figure, what is
 * unknown, and how far the next level is (还差 3 人 / 3 more … → III).
 */
export function explain(result: Classification | Evaluation, plan: Plan, language: Language): string[] {
  const words = branchWords(plan);
  return [
    heading(result, plan, language),
    ...result.criteria.flatMap((entry) => {
      const own =
        words.get(`${entry.level}/${entry.key}`) ?? words.get(entry.key) ?? triggerWords(plan, entry);
      const ahead = entry.next && words.get(`${entry.next.level}/${entry.key}`);
      return [
        state(entry, own, plan, language),
        ...(ahead ? distance(entry, own, ahead, plan, language) : []),
      ];
    }),
  ];
}

function heading(result: Classification | Evaluation, plan: Plan, language: Language): string {
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
  const bound = unknown && (zh ? `（缺少${unknown}，为下限）` : ` (a lower bound: ${unknown} unknown)`);
  const cite = entry.cite ? ` ${entry.cite}` : '';
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
  const cite = ahead.cite ? ` ${ahead.cite}` : '';
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
