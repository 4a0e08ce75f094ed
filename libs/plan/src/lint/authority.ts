import type { Place } from '../finding.ts';
import type { Rule } from './rule.ts';

/** Every level that starts a response has posts to propose, decide and lead it; the posts above them end. */
export const authority: Rule = (plan, report, source) => {
  const posts = new Map(plan.posts.map((post) => [post.key, post]));
  const known = (key: string, place: Place) => {
    if (!posts.has(key))
      report('error', 'unknown-post', place, `没有这个岗位：${key}`, `there is no post ${key}`);
  };
  plan.levels.forEach((level, rank) => {
    const file = source.levelFiles[rank]!;
    const { activation } = level;
    if (!activation) {
      if (level.startsResponse)
        report(
          'error',
          'no-decider',
          [file],
          `${level.level} 没有规定谁决定`,
          `nobody is named to decide ${level.level}`,
        );
      return;
    }
    const place: Place = [file, 'activation'];
    for (const role of ['proposes', 'decides', 'leads'] as const) known(activation[role], [...place, role]);
    activation.informs.forEach((key, i) => {
      known(key, [...place, 'informs', i]);
    });
    activation.leadingDelegates?.forEach((key, i) => {
      known(key, [...place, 'leadingDelegates', i]);
    });
    activation.direct?.by.forEach((key, i) => {
      known(key, [...place, 'direct', 'by', i]);
    });
    const decider = posts.get(activation.decides);
    if (decider && !decider.may.includes('decide')) {
      const zh = `${decider.key} 决定 ${level.level}，但其权限中没有 decide`;
      const en = `${decider.key} decides ${level.level} but may not decide`;
      report('error', 'decider-powerless', [file, 'activation', 'decides'], zh, en);
    }
  });
  plan.posts.forEach((post, index) => {
    if (post.superior === undefined) return;
    known(post.superior, ['posts.yaml', 'posts', index, 'superior']);
    const above = new Set([post.key]);
    let up = posts.get(post.superior);
    while (up && !above.has(up.key)) {
      above.add(up.key);
      up = up.superior === undefined ? undefined : posts.get(up.superior);
    }
    // Reported on the posts of the ring only, not on those that merely lead into it.
    if (up?.key === post.key)
      report(
        'error',
        'superior-cycle',
        ['posts.yaml', 'posts', index, 'superior'],
        `${post.key} 的上级关系成环`,
        `the posts above ${post.key} form a ring`,
      );
  });
};
