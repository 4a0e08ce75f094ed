import type { Place } from '../finding.ts';
import type { Rule } from './rule.ts';

/** What stands in the plan's links with other responses is cited, there once, and names levels that exist. */
export const linkage: Rule = (plan, report) => {
  const items: [{ cite?: string | undefined; source?: string | undefined } | undefined, Place][] = [
    ...(plan.linkage?.specialised ?? []).map((item, i): [typeof item, Place] => [
      item,
      ['plan.yaml', 'linkage', 'specialised', i],
    ]),
    [plan.linkage?.county, ['plan.yaml', 'linkage', 'county']],
    [plan.linkage?.region, ['plan.yaml', 'linkage', 'region']],
    [plan.loweredConditions, ['plan.yaml', 'loweredConditions']],
  ];
  for (const [item, place] of items)
    if (item && !item.cite && !item.source)
      report(
        'error',
        'uncited',
        place,
        '没有条款（cite）也没有来源（source）',
        'names neither a clause (cite) nor a source',
      );

  const once = (list: readonly { key: string }[], ...path: Place) => {
    const seen = new Set<string>();
    list.forEach(({ key }, i) => {
      if (seen.has(key))
        report('error', 'duplicate', [...path, i, 'key'], `键 ${key} 重复`, `the key ${key} is there twice`);
      seen.add(key);
    });
  };
  once(plan.linkage?.specialised ?? [], 'plan.yaml', 'linkage', 'specialised');
  once(plan.loweredConditions?.grounds ?? [], 'plan.yaml', 'loweredConditions', 'grounds');

  const from = plan.linkage?.county?.reportsFrom;
  if (from !== undefined && !plan.levels.some(({ level }) => level === from))
    report(
      'error',
      'unknown-level',
      ['plan.yaml', 'linkage', 'county', 'reportsFrom'],
      `没有这个级别：${from}`,
      `there is no level ${from}`,
    );
};
