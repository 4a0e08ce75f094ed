import { useMe } from '../app/session/session.ts';
import { useCapability } from '../plan/capabilities.ts';
import { usePlan } from '../plan/use-plan.ts';

/** In whose name one may give an instruction: one's own deciding posts; the duty room records for every one. */
export function useWritingPosts(): string[] {
  const me = useMe();
  const records = useCapability('log');
  return usePlan()
    .posts.filter(
      ({ key, may }) => may.includes('decide') && (records || me.posts.some(({ post }) => post === key)),
    )
    .map(({ key }) => key);
}
