import { useMe } from '../../app/session/session.ts';
import { isCapable } from '../../plan/capabilities.ts';
import { usePlan } from '../../plan/use-plan.ts';

/** Posts that decide and whose authority the person may lend: its own; the office and administrators, anybody's. */
export function useDelegatingPosts(): string[] {
  const me = useMe();
  const plan = usePlan();
  const held = new Set(me.posts.map(({ post }) => post));
  const offices = plan.levels.map(({ activation }) => activation?.proposes);
  const anybody = offices.some((post) => post && held.has(post)) || isCapable(me, plan, 'administer');
  return plan.posts
    .filter(({ key, may, per }) => !per && may.includes('decide') && (anybody || held.has(key)))
    .map(({ key }) => key);
}
