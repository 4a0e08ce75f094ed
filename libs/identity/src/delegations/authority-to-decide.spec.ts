import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isProblem, type Problem } from '#kernel';
import type { DelegationRow } from '#runtime';
import { actorWith, SMALL_PLAN } from '../../testing/small-plan.ts';
import {
  type AuthorityQuestion,
  authorityToDecide,
  requireAuthorityToDecide,
} from './authority-to-decide.ts';

const NOW = 1_000_000;
const delegation = (change: Partial<DelegationRow>): DelegationRow => ({
  id: 'd1',
  fromPost: 'chief',
  toPost: 'adviser',
  scope: 'decide',
  levels: null,
  validFrom: 0,
  validUntil: NOW + 1,
  document: 'No. 1',
  recordedBy: 'x',
  revokedAt: null,
  ...change,
});
const ask = (question: Partial<AuthorityQuestion>) =>
  authorityToDecide({
    plan: SMALL_PLAN,
    decidingPost: 'chief',
    actor: actorWith(),
    delegations: [],
    now: NOW,
    level: 'II',
    ...question,
  });

describe('who may decide', () => {
  test('the post that the plan names, or one above it', () => {
    expect(ask({ actor: actorWith('chief') })).toEqual({ post: 'chief', delegationId: null });
    expect(ask({ actor: actorWith('council') })).toEqual({ post: 'council', delegationId: null });
    expect(ask({ actor: actorWith('council', 'chief') })).toEqual({ post: 'chief', delegationId: null });
  });

  test('nobody above his authority; the refusal names the rule, the clause and who may', () => {
    const refusal = ask({ actor: actorWith('deputy', 'office', 'administrator') }) as Problem;
    expect(refusal.code).toBe('decision.not-authorised');
    expect(refusal.status).toBe(403);
    expect(refusal.zh).toBe('此事项由〈chief〉决定；可以作出决定的岗位：〈chief〉、〈council〉');
    expect(refusal.en).toContain('chief, council');
    expect(refusal.extras).toMatchObject({
      rule: 'authority-to-decide',
      decidingPost: 'chief',
      may: ['chief', 'council'],
      cite: '5.2',
    });
    expect(() =>
      requireAuthorityToDecide({
        plan: SMALL_PLAN,
        decidingPost: 'chief',
        actor: actorWith(),
        delegations: [],
        now: NOW,
      }),
    ).toThrow('decision.not-authorised');
  });

  test('a deputised post, within the delegation', () => {
    const adviser = actorWith('adviser');
    const lent = (change: Partial<DelegationRow>, question: Partial<AuthorityQuestion> = {}) =>
      ask({ actor: adviser, delegations: [delegation(change)], ...question });
    expect(lent({})).toEqual({ post: 'chief', delegationId: 'd1' });
    expect(lent({ fromPost: 'council' })).toEqual({ post: 'council', delegationId: 'd1' });
    expect(lent({ levels: ['II'] })).toEqual({ post: 'chief', delegationId: 'd1' });

    expect(isProblem(lent({ levels: ['III'] }))).toBe(true);
    expect(isProblem(lent({ levels: ['II'] }, { level: null }))).toBe(true);
    expect(isProblem(lent({ scope: 'lead' }))).toBe(true);
    expect(isProblem(lent({ fromPost: 'deputy' }))).toBe(true);
    expect(isProblem(lent({ validFrom: NOW + 1 }))).toBe(true);
    expect(isProblem(lent({ validUntil: NOW }))).toBe(true);
    expect(isProblem(lent({ revokedAt: NOW }))).toBe(true);
    expect(lent({ validFrom: NOW, revokedAt: NOW + 1 })).toEqual({ post: 'chief', delegationId: 'd1' });
  });

  test('what was lent is not lent on, and a post of his own comes first', () => {
    const chained = [delegation({ toPost: 'office' }), delegation({ id: 'd2', fromPost: 'office' })];
    expect(isProblem(ask({ actor: actorWith('adviser'), delegations: chained }))).toBe(true);
    expect(ask({ actor: actorWith('adviser', 'council'), delegations: [delegation({})] })).toEqual({
      post: 'council',
      delegationId: null,
    });
  });

  test('the refusal names deputised posts too', () => {
    const refusal = ask({ actor: actorWith('duty'), delegations: [delegation({})] }) as Problem;
    expect(refusal.extras['may']).toEqual(['chief', 'council', 'adviser']);
  });

  test('holding more posts never takes authority away', () => {
    const keys = SMALL_PLAN.posts.map(({ key }) => key);
    const some = fc.subarray(keys);
    fc.assert(
      fc.property(
        fc.constantFrom(...keys),
        some,
        some,
        fc.constantFrom(...keys),
        (decidingPost, a, b, toPost) => {
          const delegations = [delegation({ fromPost: decidingPost, toPost })];
          const fewer = ask({ decidingPost, delegations, actor: actorWith(...a) });
          const more = ask({ decidingPost, delegations, actor: actorWith(...a, ...b) });
          return isProblem(fewer) || !isProblem(more);
        },
      ),
    );
  });

  test('a chain of command that bites its tail does not hang', () => {
    const posts = SMALL_PLAN.posts.map((post) =>
      post.key === 'council' ? { ...post, superior: 'deputy' } : post,
    );
    expect(isProblem(ask({ plan: { ...SMALL_PLAN, posts }, actor: actorWith('duty') }))).toBe(true);
  });
});
