import { type Me, useMe } from '../app/session/session.ts';
import { type Plan, usePlan } from './use-plan.ts';

/** Whether one of the posts held has the capability; the engine judges again, this only decides what is offered. */
export const isCapable = (me: Me, plan: Plan, capability: string): boolean =>
  plan.posts.some(({ key, may }) => may.includes(capability) && me.posts.some(({ post }) => post === key));

export function useCapability(capability: string): boolean {
  return isCapable(useMe(), usePlan(), capability);
}

/** Posts that hold a capability, for whoever has to be told whom to ask. */
export const postsThatMay = (plan: Plan, capability: string): string[] =>
  plan.posts.filter(({ may }) => may.includes(capability)).map(({ key }) => key);
