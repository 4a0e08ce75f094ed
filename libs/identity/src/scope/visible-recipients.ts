import type { Capability, Plan } from '#plan';
import { type Actor, isCapable } from '#runtime';

/** Whoever runs, decides or examines a response sees every task of it. */
const SEES_ALL: readonly Capability[] = ['log', 'propose', 'decide', 'release', 'audit', 'administer'];

/** Whose tasks the actor sees: everyone's, or those of its own divisions and agencies. */
export function visibleRecipients(actor: Actor, plan: Plan): 'all' | string[] {
  if (SEES_ALL.some((capability) => isCapable(actor, plan, capability))) return 'all';
  const own = plan.posts.flatMap(({ key, per, may }) =>
    per && may.includes('task')
      ? actor.posts.filter((held) => held.post === key).flatMap((held) => recipientOf(held[per], per))
      : [],
  );
  return [...new Set(own)];
}

const recipientOf = (place: string | undefined, per: 'division' | 'agency'): string[] =>
  place ? [`${per}:${place}`] : [];
