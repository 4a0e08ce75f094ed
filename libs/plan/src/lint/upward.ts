import type { Place } from '../finding.ts';
import type { UpwardRules } from '../model/upward.ts';
import { placeholdersIn, UPWARD_PLACEHOLDERS } from '../placeholders.ts';
import type { Report, Rule } from './rule.ts';
import { requireProvenance } from './uncited.ts';

const place = (...path: (string | number)[]) => ['upward.yaml', 'upward', ...path] as const;

/** Documents to the level above name only what is there, and somebody who exists approves each. */
export const upward: Rule = (plan, report) => {
  if (plan.review && !plan.posts.some(({ key }) => key === plan.review!.decides))
    unknown(report, ['plan.yaml', 'review', 'decides'], '岗位', 'post', plan.review.decides);
  const rules = plan.upward;
  if (!rules) return;
  const indicators = plan.indicators.map(({ key }) => key);
  const levels = plan.levels.map(({ level }) => level);
  const known = {
    posts: new Set(plan.posts.map(({ key }) => key)),
    names: new Set<string>([...UPWARD_PLACEHOLDERS, ...indicators]),
  };
  const issuers = [
    [place('issuer'), rules.issuer] as const,
    ...(rules.support ? [[place('support', 'issuer'), rules.support.issuer] as const] : []),
  ];
  for (const [at, issuer] of issuers)
    if (!plan.agencies.some(({ key }) => key === issuer)) unknown(report, at, '单位', 'agency', issuer);
  if (!known.posts.has(rules.approves)) unknown(report, place('approves'), '岗位', 'post', rules.approves);
  rules.figures.forEach(({ indicator, hazards = [] }, index) => {
    if (!indicators.includes(indicator))
      unknown(report, place('figures', index), '指标', 'indicator', indicator);
    for (const hazard of hazards)
      if (!plan.hazards.some(({ key }) => key === hazard))
        unknown(report, place('figures', index), '灾种', 'hazard', hazard);
  });
  rules.support?.levels.forEach(({ level, approves }, index) => {
    const at = (part: string) => place('support', 'levels', index, part);
    if (!levels.includes(level)) unknown(report, at('level'), '级别', 'level', level);
    if (!known.posts.has(approves)) unknown(report, at('approves'), '岗位', 'post', approves);
  });
  for (const [at, item] of itemsOf(rules)) requireProvenance(report, at, item);
  checkTemplates(rules, known, report);
};

function checkTemplates(
  { templates, support }: UpwardRules,
  known: { posts: ReadonlySet<string>; names: ReadonlySet<string> },
  report: Report,
): void {
  const kinds = new Set<string>();
  templates.forEach((template, index) => {
    const at = (...path: string[]) => place('templates', index, ...path);
    const { kind, approves } = template;
    if (kinds.has(kind))
      report('error', 'duplicate', at('kind'), `${kind} 有两个模板`, `there are two templates for ${kind}`);
    kinds.add(kind);
    if (approves && !known.posts.has(approves)) unknown(report, at('approves'), '岗位', 'post', approves);
    for (const part of ['headline', 'body'] as const)
      for (const lang of ['zh', 'en'] as const)
        for (const name of placeholdersIn(template[part][lang]))
          if (!known.names.has(name))
            report(
              'error',
              'unknown-placeholder',
              at(part, lang),
              `模板中的 {${name}} 没有对应的指标或内容`,
              `nothing fills {${name}} in the template`,
            );
  });
  if (support && !kinds.has('application'))
    unknown(report, place('support'), '模板', 'template', 'application');
}

type Cited = { cite?: string | undefined; source?: string | undefined };

const itemsOf = (rules: UpwardRules): [Place, Cited][] => [
  [place(), rules],
  [place('system'), rules.system],
  ...rules.templates.map((each, index): [Place, Cited] => [place('templates', index), each]),
  ...(rules.support ? [[place('support'), rules.support] as [Place, Cited]] : []),
  ...(rules.support?.levels ?? []).map((each, index): [Place, Cited] => [
    place('support', 'levels', index),
    each,
  ]),
];

function unknown(report: Report, at: Place, zh: string, en: string, key: string): void {
  report('error', `unknown-${en}`, at, `没有${zh} ${key}`, `there is no ${en} ${key}`);
}
