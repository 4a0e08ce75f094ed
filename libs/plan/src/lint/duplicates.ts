import type { Place } from '../finding.ts';
import { placedBranches, placedTasks, preparationTasks } from './places.ts';
import type { Rule } from './rule.ts';

/** A key means one thing: no two items of a kind share it. */
export const duplicates: Rule = (plan, report, source) => {
  const once = (kind: { zh: string; en: string }) => {
    const seen = new Set<string>();
    return (key: string, place: Place) => {
      if (seen.has(key))
        report('error', 'duplicate', place, `${kind.zh} ${key} 重复`, `${kind.en} ${key} is there twice`);
      seen.add(key);
    };
  };
  const catalogue = (
    file: string,
    name: 'hazards' | 'agencies' | 'posts' | 'clocks' | 'unsettled' | 'divisions' | 'escalation',
  ) => {
    const check = once({ zh: '键', en: 'the key' });
    plan[name].forEach((item, index) => {
      check(item.key, [file, name, index, 'key']);
    });
  };
  catalogue('hazards.yaml', 'hazards');
  catalogue('divisions.yaml', 'divisions');
  catalogue('agencies.yaml', 'agencies');
  catalogue('posts.yaml', 'posts');
  catalogue('clocks.yaml', 'clocks');
  catalogue('unsettled.yaml', 'unsettled');
  const clause = once({ zh: '条款', en: 'the clause' });
  plan.clauses.forEach((item, index) => {
    clause(item.number, ['clauses.yaml', 'clauses', index, 'number']);
  });
  catalogue('escalation.yaml', 'escalation');
  const code = once({ zh: '区划代码', en: 'the division code' });
  plan.divisions.forEach((item, index) => {
    code(item.code, ['divisions.yaml', 'divisions', index, 'code']);
  });
  // Indicators and base figures stand side by side in the facts, so they share one set of keys.
  const figure = once({ zh: '指标', en: 'the indicator' });
  plan.indicators.forEach((item, index) => {
    figure(item.key, ['indicators.yaml', 'indicators', index, 'key']);
  });
  plan.bases.forEach((item, index) => {
    figure(item.key, ['indicators.yaml', 'bases', index, 'key']);
  });

  const year = once({ zh: '年份', en: 'the year' });
  plan.calendar.forEach((item, index) => {
    year(String(item.year), ['calendar.yaml', 'calendar', index, 'year']);
  });
  const level = once({ zh: '级别', en: 'the level' });
  const rank = once({ zh: '级别次序', en: 'the rank' });
  const trigger = once({ zh: '研判事项', en: 'the trigger' });
  plan.levels.forEach((item, index) => {
    const file = source.levelFiles[index]!;
    level(item.level, [file, 'level']);
    rank(String(item.rank), [file, 'rank']);
    const measure = once({ zh: '措施编号', en: 'the measure' });
    item.measures.forEach((each, m) => {
      measure(String(each.n), [file, 'measures', m, 'n']);
    });
    const criterion = once({ zh: '条件', en: 'the criterion' });
    item.criteria.forEach((each, c) => {
      criterion(each.key, [file, 'criteria', c, 'key']);
    });
    item.triggers.forEach((each, t) => {
      trigger(each.key, [file, 'triggers', t, 'key']);
    });
  });
  const branch = once({ zh: '本级条件分支', en: 'in this level, the branch' });
  for (const each of placedBranches(plan, source)) branchOf(each, branch);
  const task = once({ zh: '本级任务（键/单位）', en: 'in this level, the task (key/agency)' });
  for (const { level: own, task: each, place } of placedTasks(plan, source))
    task(inLevel(own.level, `${each.key}/${each.agency}`), [...place, 'key']);
  const prepared = once({ zh: '准备任务（键/单位）', en: 'in preparation, the task (key/agency)' });
  for (const { task: each, place } of preparationTasks(plan))
    prepared(`${each.key}/${each.agency}`, [...place, 'key']);
  const measure = once({ zh: '准备措施编号', en: 'the preparatory measure' });
  plan.preparation?.measures.forEach(({ n }, index) => {
    measure(String(n), ['preparation.yaml', 'preparation', 'measures', index, 'n']);
  });
};

const inLevel = (level: string, key: string): string => `${level}: ${key}`;

function branchOf(
  each: { level: { level: string }; branch: { key: string }; place: Place },
  check: (key: string, place: Place) => void,
): void {
  check(inLevel(each.level.level, each.branch.key), [...each.place, 'key']);
}
