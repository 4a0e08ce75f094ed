import { isProblem, Problem } from '#kernel';
import { chainAbove, type Plan } from '#plan';
import { type Actor, type DelegationRow, holds } from '#runtime';
import { namePosts } from '../naming.ts';
import { activeDelegations } from './active-delegations.ts';

export interface AuthorityQuestion {
  plan: Plan;
  /** The post that the plan names for this decision. */
  decidingPost: string;
  actor: Actor;
  delegations: readonly DelegationRow[];
  now: number;
  /** The level to be decided; without one, only delegations of every level count. */
  level?: string | null;
}

export interface Authority {
  /** The post by whose authority the actor decides. */
  post: string;
  /** The recorded delegation that lends it to him; null where he holds the post itself. */
  delegationId: string | null;
}

/**
 * By what authority the actor may decide, or why not. The post that the plan names decides, or one above it;
 * a recorded delegation lends a post's authority to another. What was lent is not lent on.
 */
export function authorityToDecide(question: AuthorityQuestion): Authority | Problem {
  const { plan, decidingPost, actor } = question;
  const chain = chainAbove(plan, decidingPost);
  const own = chain.find((post) => holds(actor, post));
  if (own) return { post: own, delegationId: null };
  const lent = lentAuthority(question, chain);
  const used = lent.find(({ toPost }) => holds(actor, toPost));
  return used ? { post: used.fromPost, delegationId: used.id } : refusal(plan, question, chain, lent);
}

/** The same, refusing by throwing. */
export function requireAuthorityToDecide(question: AuthorityQuestion): Authority {
  const authority = authorityToDecide(question);
  if (isProblem(authority)) throw authority;
  return authority;
}

/** Delegations that lend authority for this decision, that of the post nearest to it first. */
function lentAuthority({ delegations, now, level }: AuthorityQuestion, chain: string[]): DelegationRow[] {
  return activeDelegations(delegations, now)
    .filter(
      ({ scope, levels }) => scope === 'decide' && (!levels || (level != null && levels.includes(level))),
    )
    .filter(({ fromPost }) => chain.includes(fromPost))
    .sort((a, b) => chain.indexOf(a.fromPost) - chain.indexOf(b.fromPost));
}

function refusal(
  plan: Plan,
  { decidingPost, level }: AuthorityQuestion,
  chain: string[],
  lent: DelegationRow[],
): Problem {
  const may = [...new Set([...chain, ...lent.map(({ toPost }) => toPost)])];
  const named = namePosts(plan, [decidingPost]);
  const able = namePosts(plan, may);
  return new Problem(
    'decision.not-authorised',
    { postZh: named.zh, postEn: named.en, mayZh: able.zh, mayEn: able.en },
    {
      rule: 'authority-to-decide',
      decidingPost,
      may,
      cite: plan.levels.find((one) => one.level === level)?.activation?.cite,
    },
  );
}
