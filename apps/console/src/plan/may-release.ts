import type { Me } from '../app/session/session.ts';
import type { Plan } from './use-plan.ts';

/** Whether a person may release a conditional task: by a post named, one above it, or leading in its place. */
export function mayRelease(
  me: Me,
  plan: Plan,
  releasedBy: readonly string[],
  leadDelegate: string | null,
): boolean {
  const held = new Set(me.posts.map(({ post }) => post));
  if (leadDelegate && releasedBy.length > 0 && held.has(leadDelegate)) return true;
  const reaches = (post: string | undefined): boolean =>
    post !== undefined && (held.has(post) || reaches(plan.posts.find(({ key }) => key === post)?.superior));
  return releasedBy.some(reaches);
}
