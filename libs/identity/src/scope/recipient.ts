import { Problem } from '#kernel';
import type { Plan, Text } from '#plan';
import type { Actor } from '#runtime';
import { actsForDivision, findDivision } from './require-division.ts';

/** Whom a task is for: `agency:<key>` or `division:<code>`. */
export interface Recipient {
  kind: 'agency' | 'division';
  key: string;
  title: Text;
}

/** The recipient under this plan; refuses an agency or division that the plan does not have. */
export function findRecipient(recipient: string, plan: Plan): Recipient {
  const colon = recipient.indexOf(':');
  const key = recipient.slice(colon + 1);
  if (recipient.slice(0, colon) === 'division')
    return { kind: 'division', key, title: findDivision(plan, key).title };
  const agency = plan.agencies.find((one) => one.key === key);
  if (recipient.slice(0, colon) !== 'agency' || !agency)
    throw new Problem('agency.unknown', { agency: recipient });
  return { kind: 'agency', key, title: agency.title };
}

/** Whether the actor is one of the recipient's own people. */
export function isOwn(actor: Actor, { kind, key }: Pick<Recipient, 'kind' | 'key'>, plan: Plan): boolean {
  if (kind === 'division') return actsForDivision(actor, plan, key, 'task');
  return plan.posts.some(
    (post) =>
      post.per === 'agency' &&
      post.may.includes('task') &&
      actor.posts.some((held) => held.post === post.key && held.agency === key),
  );
}
