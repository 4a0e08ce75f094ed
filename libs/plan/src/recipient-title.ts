import type { Text } from './model/basics.ts';
import type { Plan } from './model/plan.ts';

/** What `agency:<key>`, `division:<code>` or `post:<key>` is called; itself where the plan has no such. */
export function recipientTitle(plan: Plan, recipient: string): Text {
  const key = recipient.slice(recipient.indexOf(':') + 1);
  const named = recipient.startsWith('division:') && plan.divisions.find(({ code }) => code === key);
  const other = (recipient.startsWith('post:') ? plan.posts : plan.agencies).find((each) => each.key === key);
  return (named || other)?.title ?? { zh: recipient, en: recipient };
}
