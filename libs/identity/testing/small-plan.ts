import type { Capability, Plan, Post, Text } from '#plan';
import type { Actor, Plans, PostHeld } from '#runtime';

const text = (words: string): Text => ({ zh: `〈${words}〉`, en: words });

const post = (key: string, may: Capability[], rest: Partial<Post> = {}): Post => ({
  key,
  title: text(key),
  kind: 'post',
  may,
  ...rest,
});

const level = (name: string, rank: number, decides: string) => ({
  level: name,
  rank,
  title: text(name),
  activation: { proposes: 'office', decides, informs: [], leads: decides, cite: `5.${rank}` },
});

/** Three levels, a chain of command, two counties and two agencies: just what identity looks at in a plan. */
export const SMALL_PLAN = {
  id: 'small/plan',
  effectiveFrom: '2025-01-01',
  hash: 'small',
  divisions: [
    { code: '001', key: 'north', title: text('North') },
    { code: '002', key: 'south', title: text('South') },
  ],
  agencies: [
    { key: 'water', title: text('Water') },
    { key: 'roads', title: text('Roads') },
  ],
  posts: [
    post('duty', ['log'], { superior: 'office' }),
    post('office', ['log', 'propose'], { superior: 'deputy' }),
    post('deputy', ['decide'], { superior: 'chief' }),
    post('chief', ['decide'], { superior: 'council' }),
    post('council', ['decide'], { kind: 'body' }),
    post('adviser', ['consult']),
    post('reporter', ['report', 'task'], { per: 'division' }),
    post('member', ['task'], { per: 'agency' }),
    post('administrator', ['administer']),
    post('auditor', ['audit']),
  ],
  levels: [level('I', 1, 'council'), level('II', 2, 'chief'), level('III', 3, 'deputy')],
} as unknown as Plan;

/** The engine's plans, where only what identity asks for is there. */
export const SMALL_PLANS: Plans = {
  at: () => ({ plan: SMALL_PLAN, compiled: {} as never }),
  version: () => ({ plan: SMALL_PLAN, compiled: {} as never }),
  list: () => [{ id: SMALL_PLAN.id, effectiveFrom: SMALL_PLAN.effectiveFrom }],
};

/** Someone who holds these posts: a key, or a post held for one place. */
export const actorWith = (...posts: (string | PostHeld)[]): Actor => ({
  id: 'someone',
  name: 'Someone',
  posts: posts.map((held) => (typeof held === 'string' ? { post: held } : held)),
});
