import type { Place } from '../finding.ts';
import type { OfficialKind, OfficialPart, OfficialRules, OfficialTemplate } from '../model/official.ts';
import type { Plan } from '../model/plan.ts';
import {
  NUMBER_PLACEHOLDERS,
  OFFICIAL_EVERYWHERE,
  OFFICIAL_PLACEHOLDERS,
  placeholdersIn,
} from '../placeholders.ts';
import type { Report, Rule } from './rule.ts';
import { requireProvenance } from './uncited.ts';

const place = (...path: (string | number)[]): Place => ['documents.yaml', 'documents', ...path];

/** Marks of state secrets (国家秘密): what bears one does not belong in this system. */
const STATE_SECRET = /绝密|机密|秘密/;

/** Parts that are written from something that not every document is about. */
const ONLY_IN: Partial<Record<OfficialPart, readonly OfficialKind[]>> = {
  tasks: ['start', 'adjustment', 'termination', 'supervision', 'letter'],
  consultation: ['minutes'],
  happenings: ['duty-report'],
  sheet: ['approval-sheet', 'supervision'],
};
const ADDRESSED: Record<string, readonly OfficialKind[]> = {
  decider: ['proposal', 'approval-sheet', 'start', 'adjustment', 'termination'],
  informed: ['start', 'adjustment', 'termination'],
  tasked: ['start', 'adjustment', 'termination'],
  recipient: ['supervision', 'letter'],
};

/** Official documents name only what is there and can be filled in, and somebody who exists issues each. */
export const officialDocuments: Rule = (plan, report) => {
  const rules = plan.documents;
  if (!rules) return;
  requireProvenance(report, place(), rules);
  checkNames(plan, rules, report);
  checkSeries(rules, report);
  const kinds = new Set<string>();
  rules.templates.forEach((template, index) => {
    const at = (...path: (string | number)[]) => place('templates', index, ...path);
    requireProvenance(report, at(), template);
    if (kinds.has(template.kind))
      report(
        'error',
        'duplicate',
        at('kind'),
        `${template.kind} 有两个模板`,
        `two templates for ${template.kind}`,
      );
    kinds.add(template.kind);
    checkTemplate(plan, template, at, report);
  });
};

function checkNames(plan: Plan, rules: OfficialRules, report: Report): void {
  const agencies = plan.agencies.map(({ key }) => key);
  for (const part of ['issuer', 'printedBy'] as const)
    if (!agencies.includes(rules[part])) unknown(report, place(part), '单位', 'agency', rules[part]);
  rules.bodies.forEach((body, index) => {
    requireProvenance(report, place('bodies', index), body);
    if (!agencies.includes(body.agency))
      unknown(report, place('bodies', index), '单位', 'agency', body.agency);
    for (const post of body.posts)
      if (!plan.posts.some(({ key }) => key === post))
        unknown(report, place('bodies', index), '岗位', 'post', post);
  });
  const indicators = new Set(plan.indicators.map(({ key }) => key));
  rules.figures.forEach(({ indicator, hazards = [] }, index) => {
    if (!indicators.has(indicator)) unknown(report, place('figures', index), '指标', 'indicator', indicator);
    for (const hazard of hazards)
      if (!plan.hazards.some(({ key }) => key === hazard))
        unknown(report, place('figures', index), '灾种', 'hazard', hazard);
  });
  rules.countyFigures.forEach((key, index) => {
    if (!indicators.has(key)) unknown(report, place('countyFigures', index), '指标', 'indicator', key);
  });
}

function checkSeries({ series }: OfficialRules, report: Report): void {
  const keys = new Set<string>();
  const patterns = new Set<string>();
  series.forEach((each, index) => {
    const at = (part: string) => place('series', index, part);
    requireProvenance(report, place('series', index), each);
    const { key, pattern, per } = each;
    if (keys.has(key) || patterns.has(pattern))
      report('error', 'duplicate', at('key'), `编号序列 ${key} 重复`, `the series ${key} is there twice`);
    keys.add(key);
    patterns.add(pattern);
    const named = placeholdersIn(pattern);
    // A number of the year that does not say which year would be given twice.
    const needed = per === 'year' ? NUMBER_PLACEHOLDERS : ['n'];
    if (pattern.split('{n}').length !== 2 || needed.some((name) => !named.includes(name)))
      report(
        'error',
        'series-incomplete',
        at('pattern'),
        `编号应含 ${needed.map((name) => `{${name}}`).join('、')}，{n} 只一次`,
        `the pattern needs ${needed.map((name) => `{${name}}`).join(', ')}, and {n} once`,
      );
    for (const name of named)
      if (!(NUMBER_PLACEHOLDERS as readonly string[]).includes(name)) unfilled(report, at('pattern'), name);
  });
}

function checkTemplate(
  plan: Plan,
  template: OfficialTemplate,
  at: (...path: (string | number)[]) => Place,
  report: Report,
): void {
  const { kind } = template;
  if (!plan.posts.some(({ key }) => key === template.issues))
    unknown(report, at('issues'), '岗位', 'post', template.issues);
  if (!plan.documents!.series.some(({ key }) => key === template.series))
    unknown(report, at('series'), '编号序列', 'series', template.series);
  template.urgency.forEach(({ levels = [] }, index) => {
    for (const level of levels)
      if (!plan.levels.some((each) => each.level === level))
        unknown(report, at('urgency', index), '级别', 'level', level);
  });
  if (template.security && STATE_SECRET.test(template.security))
    report(
      'error',
      'state-secret',
      at('security'),
      '国家秘密不得进入本系统',
      'state secrets do not belong in this system',
    );
  for (const side of ['to', 'copies'] as const)
    template[side].forEach((one, index) => {
      if ('of' in one && ADDRESSED[one.of] && !ADDRESSED[one.of]!.includes(kind))
        notIn(report, at(side, index), one.of, kind);
    });
  template.parts.forEach(({ part }, index) => {
    if (ONLY_IN[part] && !ONLY_IN[part].includes(kind)) notIn(report, at('parts', index), part, kind);
  });
  const known = new Set<string>([
    ...OFFICIAL_EVERYWHERE,
    ...OFFICIAL_PLACEHOLDERS[kind],
    ...plan.indicators.map(({ key }) => key),
  ]);
  for (const part of ['headline', 'lead', 'closing', 'remark'] as const)
    for (const name of placeholdersIn(template[part] ?? ''))
      if (!known.has(name)) unfilled(report, at(part), name);
}

function unknown(report: Report, at: Place, zh: string, en: string, key: string): void {
  report('error', `unknown-${en}`, at, `没有${zh} ${key}`, `there is no ${en} ${key}`);
}

function unfilled(report: Report, at: Place, name: string): void {
  report(
    'error',
    'unknown-placeholder',
    at,
    `模板中的 {${name}} 没有对应的指标或内容`,
    `nothing fills {${name}} in the template`,
  );
}

function notIn(report: Report, at: Place, what: string, kind: string): void {
  report(
    'error',
    'not-in-kind',
    at,
    `${kind} 类文书没有 ${what} 可写`,
    `a document of ${kind} has no ${what}`,
  );
}
