import { partsOf } from '../classify/compile-test.ts';
import type { Plan } from '../model/plan.ts';
import { preparationTasks } from './places.ts';
import type { Rule } from './rule.ts';

/** Nothing is in the catalogues that no part of the plan uses. */
export const orphans: Rule = (plan, report) => {
  const agencies = usedAgencies(plan);
  // Members act through "other members"; being one is a use.
  const remaining = plan.agencies.some(
    (agency) => agency.expands === 'remaining-members' && agencies.has(agency.key),
  );
  plan.agencies.forEach((agency, index) => {
    if (agencies.has(agency.key) || (agency.member && remaining)) return;
    const group = agency.kind === 'group';
    report(
      'warning',
      group ? 'group-unused' : 'agency-unused',
      ['agencies.yaml', 'agencies', index],
      `${group ? '组' : '单位'} ${agency.key} 没有任何任务`,
      `the ${agency.kind} ${agency.key} has no task`,
    );
  });
  const posts = usedPosts(plan);
  plan.posts.forEach((post, index) => {
    if (!posts.has(post.key) && post.may.length === 0)
      report(
        'warning',
        'post-unused',
        ['posts.yaml', 'posts', index],
        `岗位 ${post.key} 没有权限也没有被引用`,
        `the post ${post.key} may do nothing and nothing names it`,
      );
  });
  const figures = usedFigures(plan);
  plan.indicators.forEach(({ key, cite }, index) => {
    // Figures that a deployment or the statistics add for context feed no criterion on purpose.
    if (figures.has(key) || !cite) return;
    report(
      'warning',
      'indicator-unused',
      ['indicators.yaml', 'indicators', index],
      `指标 ${key} 没有条件使用`,
      `no criterion uses the indicator ${key}`,
    );
  });
  plan.bases.forEach(({ key }, index) => {
    if (!figures.has(key))
      report(
        'warning',
        'base-unused',
        ['indicators.yaml', 'bases', index],
        `基数 ${key} 没有条件使用`,
        `no criterion takes a share of ${key}`,
      );
  });
};

function usedAgencies(plan: Plan): Set<string> {
  const tasks = plan.levels.flatMap((level) => [
    ...(level.opening?.tasks ?? []),
    ...level.measures.flatMap((measure) => measure.tasks),
  ]);
  tasks.push(...preparationTasks(plan).map(({ task }) => task));
  const used = new Set([
    ...tasks.flatMap((task) => [task.agency, task.lead ?? task.agency]),
    ...plan.clocks.map((clock) => clock.duty),
  ]);
  for (const agency of plan.agencies) {
    if (!used.has(agency.key)) continue;
    if (Array.isArray(agency.expands)) for (const key of agency.expands) used.add(key);
    if (agency.fallback) used.add(agency.fallback);
  }
  return used;
}

/** A post with powers of its own is used by whoever holds it; only an empty one needs to be named. */
function usedPosts(plan: Plan): Set<string | undefined> {
  return new Set(
    plan.levels
      .flatMap(({ activation, triggers }) => [
        activation?.proposes,
        activation?.decides,
        activation?.leads,
        ...(activation?.informs ?? []),
        ...(activation?.leadingDelegates ?? []),
        ...(activation?.direct?.by ?? []),
        ...triggers.flatMap((trigger) => trigger.judgedBy),
      ])
      .concat(plan.preparation?.startedBy ?? [])
      .concat(plan.posts.map((post) => post.superior)),
  );
}

function usedFigures(plan: Plan): Set<string> {
  const parts = plan.levels
    .flatMap((level) => level.criteria.flatMap((criterion) => criterion.anyOf))
    .flatMap((branch) => partsOf(branch.test));
  return new Set(
    parts.flatMap((part) =>
      'sum' in part ? part.sum : 'share' in part ? [...part.share.of, part.share.base] : [],
    ),
  );
}
