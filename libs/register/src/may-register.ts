import { findDivision } from '#identity';
import { Problem } from '#kernel';
import type { Plan } from '#plan';
import { type Actor, isCapable, requireCapability } from '#runtime';

type RegisterCapability = 'keep-register' | 'read-register';

/** The divisions whose entries the actor may keep or read: all, or those that its post is for. */
export function registerDivisions(
  actor: Actor,
  plan: Plan,
  ...any: [RegisterCapability, ...RegisterCapability[]]
): 'all' | string[] {
  if (!any.some((capability) => isCapable(actor, plan, capability))) requireCapability(actor, plan, any[0]);
  const able = plan.posts.filter(({ may }) => any.some((capability) => may.includes(capability)));
  const held = actor.posts.filter(({ post }) => able.some(({ key }) => key === post));
  const whole = held.some(({ post }) => !able.find(({ key }) => key === post)!.per);
  return whole ? 'all' : held.flatMap(({ division }) => division ?? []);
}

/** Refuses an actor whose post is for another division. */
export function requireRegister(
  actor: Actor,
  plan: Plan,
  capability: RegisterCapability,
  division: string,
): void {
  const own = registerDivisions(actor, plan, capability);
  const { title } = findDivision(plan, division);
  if (own !== 'all' && !own.includes(division))
    throw new Problem('register.other-division', { division: title.zh }, { division });
}
