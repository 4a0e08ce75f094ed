import { Problem } from '#kernel';
import type { Capability, Plan, Text } from '#plan';
import type { PostHeld } from './records/index.ts';

/** Who gives a command: an account with the posts that it holds. */
export interface Actor {
  id: string;
  name: string;
  posts: readonly PostHeld[];
}

/** Kaidu itself: the relay, the sweep, the set-up. It decides nothing. */
export const SYSTEM: Actor = { id: 'system', name: 'Kaidu', posts: [] };

export const holds = (actor: Actor, post: string): boolean => actor.posts.some((held) => held.post === post);

const titles = (texts: Text[], lang: 'zh' | 'en') =>
  texts.map((text) => text[lang]).join(lang === 'zh' ? '、' : ', ');

/** Refuses unless one of the actor's posts has the capability under this plan; the refusal names who may. */
export function requireCapability(actor: Actor, plan: Plan, capability: Capability): void {
  const able = plan.posts.filter((post) => post.may.includes(capability));
  if (able.some((post) => holds(actor, post.key))) return;
  throw new Problem(
    'actor.forbidden',
    {
      capability,
      mayZh: titles(
        able.map((post) => post.title),
        'zh',
      ),
      mayEn: titles(
        able.map((post) => post.title),
        'en',
      ),
    },
    { rule: `capability:${capability}`, may: able.map((post) => post.key) },
  );
}

export const isCapable = (actor: Actor, plan: Plan, capability: Capability): boolean =>
  plan.posts.some((post) => post.may.includes(capability) && holds(actor, post.key));
