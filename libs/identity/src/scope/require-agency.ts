import { Problem } from '#kernel';
import type { Plan } from '#plan';
import { type Actor, isCapable } from '#runtime';
import { namePosts } from '../naming.ts';
import { findRecipient, isOwn } from './recipient.ts';
import type { OnBehalf } from './require-division.ts';

/** Lets a task's own recipient act on it, and a post that logs record what the recipient said; refuses anyone else. */
export function requireAgency(actor: Actor, recipient: string, plan: Plan): OnBehalf {
  const found = findRecipient(recipient, plan);
  if (isOwn(actor, found, plan)) return {};
  if (isCapable(actor, plan, 'log')) return { onBehalfOf: found.title.zh };
  const may = plan.posts
    .filter((post) => post.may.includes('log') || (post.per === found.kind && post.may.includes('task')))
    .map(({ key }) => key);
  const names = namePosts(plan, may);
  throw new Problem(
    'task.other-agency',
    { recipientZh: found.title.zh, recipientEn: found.title.en, mayZh: names.zh, mayEn: names.en },
    { rule: 'own-tasks', recipient, may },
  );
}
