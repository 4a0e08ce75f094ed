import { PLACEHOLDERS, placeholdersIn } from '../placeholders.ts';
import type { Rule } from './rule.ts';
import { requireProvenance } from './uncited.ts';

/** A template names only what can be filled in, and somebody who exists approves. */
export const releases: Rule = (plan, report) => {
  const rules = plan.releases;
  if (!rules) return;
  const place = (...path: (string | number)[]) => ['releases.yaml', 'releases', ...path] as const;
  for (const [at, item] of [
    [place(), rules] as const,
    ...rules.templates.map((each, index) => [place('templates', index), each] as const),
    ...rules.channels.map((each, index) => [place('channels', index), each] as const),
  ])
    requireProvenance(report, at, item);
  if (!plan.posts.some(({ key }) => key === rules.approves))
    report(
      'error',
      'unknown-post',
      place('approves'),
      `没有岗位 ${rules.approves}`,
      `there is no post ${rules.approves}`,
    );
  const known = new Set<string>([...PLACEHOLDERS, ...plan.indicators.map(({ key }) => key)]);
  const keys = new Set<string>();
  rules.templates.forEach((template, index) => {
    if (keys.has(template.key))
      report(
        'error',
        'duplicate',
        place('templates', index, 'key'),
        `键 ${template.key} 重复`,
        `the key ${template.key} is there twice`,
      );
    keys.add(template.key);
    for (const part of ['headline', 'body'] as const)
      for (const name of placeholdersIn(template[part]))
        if (!known.has(name))
          report(
            'error',
            'unknown-placeholder',
            place('templates', index, part),
            `模板中的 {${name}} 没有对应的指标或内容`,
            `nothing fills {${name}} in the template`,
          );
  });
};
