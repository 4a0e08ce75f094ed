import { OWN_PEOPLE } from '../escalation/steps.ts';
import type { Rule } from './rule.ts';

/** Each step of the chain addresses somebody who exists, and never a leader of the jurisdiction. */
export const escalationSteps: Rule = (plan, report) => {
  const own: readonly string[] = OWN_PEOPLE;
  plan.escalation.forEach(({ key, to }, index) => {
    if (own.includes(to)) return;
    const post = plan.posts.find((each) => each.key === to);
    const place = ['escalation.yaml', 'escalation', index, 'to'] as const;
    if (!post) report('error', 'unknown-post', place, `没有这个岗位：${to}`, `there is no post ${to}`);
    else if (post.leader)
      report(
        'error',
        'escalation-leader',
        place,
        `催办步骤 ${key} 不得指向领导岗位 ${to}`,
        `the escalation step ${key} may not address the leader's post ${to}`,
      );
  });
};
