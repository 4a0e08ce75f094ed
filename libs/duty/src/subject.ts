import { findRecipient, isOwn, type OnBehalf } from '#identity';
import { Problem } from '#kernel';
import type { Plan, Text } from '#plan';
import { type Actor, holds, isCapable, type Plans } from '#runtime';

/** Whose roster it is: `post:<key>`, `agency:<key>` or `division:<code>`, under the plan that knows it. */
export interface Subject {
  key: string;
  title: Text;
  plan: Plan;
}

/** The newest loaded plan that keeps a roster for it; refuses `roster.subject-unknown` where none does. */
export function findSubject(plans: Plans, key: string): Subject {
  const loaded = plans.list().map(({ id, effectiveFrom }) => plans.version(id, effectiveFrom).plan);
  for (const plan of loaded.reverse()) {
    const title = titleOf(plan, key);
    if (title) return { key, title, plan };
  }
  const posts = [...new Set(loaded.flatMap(({ duty }) => duty?.posts ?? []))];
  throw new Problem('roster.subject-unknown', {
    subject: key,
    posts: posts.map((post) => `post:${post}`).join(', ') || '—',
  });
}

function titleOf(plan: Plan, key: string): Text | null {
  const name = key.slice(key.indexOf(':') + 1);
  if (key.startsWith('post:')) {
    if (!plan.duty?.posts.includes(name)) return null;
    // Lint refuses a leader's post here; a plan loaded in spite of it keeps no roster for one.
    return plan.posts.find((post) => post.key === name && !post.leader)?.title ?? null;
  }
  if (key.startsWith('agency:')) {
    const agency = plan.agencies.find((one) => one.key === name && one.kind === 'agency');
    return agency?.title ?? null;
  }
  return key.startsWith('division:')
    ? (plan.divisions.find(({ code }) => code === name)?.title ?? null)
    : null;
}

/** Whether the actor is one of those who do this duty. */
export function isOfSubject(actor: Actor, { key, plan }: Subject): boolean {
  if (key.startsWith('post:')) return holds(actor, key.slice(5));
  return isOwn(actor, findRecipient(key, plan), plan);
}

/** Whether the actor may set this roster: a post of one place that place's own, any other post with `roster` all. */
export function maySetRoster(actor: Actor, { key, plan }: Subject): boolean {
  const able = plan.posts.filter(({ may }) => may.includes('roster'));
  return able.some(({ key: post, per }) =>
    actor.posts.some((held) => held.post === post && (!per || `${per}:${held[per] ?? ''}` === key)),
  );
}

export function requireRosterRight(actor: Actor, subject: Subject): void {
  if (maySetRoster(actor, subject)) return;
  throw new Problem('roster.forbidden', { subjectZh: subject.title.zh, subjectEn: subject.title.en });
}

/** Lets those who do the duty hand it over, and a post that logs record it for them; refuses anyone else. */
export function requireDuty(actor: Actor, subject: Subject): OnBehalf {
  if (isOfSubject(actor, subject)) return {};
  if (isCapable(actor, subject.plan, 'log')) return { onBehalfOf: subject.title.zh };
  throw new Problem('hand-over.not-yours', { subjectZh: subject.title.zh, subjectEn: subject.title.en });
}

/** The subjects that an actor belongs to. */
export function ownSubjects(actor: Actor): string[] {
  return actor.posts.map(({ post, division, agency }) =>
    division ? `division:${division}` : agency ? `agency:${agency}` : `post:${post}`,
  );
}
