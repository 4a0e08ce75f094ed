import type { Plan } from '../../plan/use-plan.ts';

/** The post before which a proposal lies and those above it: whoever of them spoke may have decided. */
export function decidersFrom(plan: Plan, post: string): string[] {
  const chain: string[] = [];
  for (let at: string | undefined = post; at && !chain.includes(at); ) {
    chain.push(at);
    at = plan.posts.find(({ key }) => key === at)?.superior;
  }
  return chain;
}
