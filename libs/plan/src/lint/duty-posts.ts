import type { Rule } from './rule.ts';

/** A roster is kept for posts that exist, and what runs by itself addresses no leader of the jurisdiction. */
export const dutyPosts: Rule = (plan, report) => {
  if (!plan.duty) return;
  const check = (key: string, place: readonly (string | number)[]) => {
    const where = ['duty.yaml', 'duty', ...place] as const;
    const post = plan.posts.find((each) => each.key === key);
    if (!post) report('error', 'unknown-post', where, `没有这个岗位：${key}`, `there is no post ${key}`);
    else if (post.leader)
      report(
        'error',
        'duty-leader',
        where,
        `值班不得指向领导岗位 ${key}`,
        `duty may not address the leader's post ${key}`,
      );
    else if (post.per)
      report(
        'error',
        'duty-place',
        where,
        `${key} 每地各一，按单位或县市排班`,
        `${key} exists once for each place: its roster is the place's own`,
      );
  };
  plan.duty.posts.forEach((key, index) => {
    check(key, ['posts', index]);
  });
  plan.duty.handOver.tell.forEach((key, index) => {
    check(key, ['handOver', 'tell', index]);
  });
};
