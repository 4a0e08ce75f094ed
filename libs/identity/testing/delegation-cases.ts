import { expect, test } from '@jest/globals';
import type { Plan } from '#plan';
import type { Actor } from '#runtime';
import { authorityToDecide } from '../src/delegations/authority-to-decide.ts';
import { recordDelegation } from '../src/delegations/record-delegation.ts';
import { revokeDelegation } from '../src/delegations/revoke-delegation.ts';
import { codeOf, type IdentityContext } from './context.ts';
import { by } from './identity-desk.ts';
import { refusalOf } from './refusal.ts';

const DAY = 86_400_000;

/** Authority lent by one post to another, under the Bayingolin plan. */
export function delegationCases(given: () => IdentityContext & { plan: Plan }): void {
  const terms = (change = {}) => ({
    fromPost: 'deputy-director',
    toPost: 'deputy-director-bureau-head',
    scope: 'decide' as const,
    levels: ['II'],
    validFrom: given().clock.now(),
    validUntil: given().clock.now() + 30 * DAY,
    document: '州减灾委〔2026〕3号',
    ...change,
  });
  const holder = (post: string): Actor => ({ id: post, name: post, posts: [{ post }] });
  const record = (actor: Actor, change = {}) =>
    given().desk.bus.execute(recordDelegation, terms(change), by(actor));

  test('lets a deputised post decide a level, until it is taken back', async () => {
    const { desk, clock, plan, store } = given();
    const { id } = await record(holder('office'));
    const decidesSecond = async () =>
      authorityToDecide({
        plan,
        decidingPost: 'deputy-director',
        actor: holder('deputy-director-bureau-head'),
        delegations: await store.reader.find('delegation', {}),
        now: clock.now(),
        level: 'II',
      });
    expect(await decidesSecond()).toEqual({ post: 'deputy-director', delegationId: id });
    const revoke = (actor: Actor) => desk.bus.execute(revokeDelegation, { id, reason: '返岗' }, by(actor));
    expect(await codeOf(() => revoke(holder('auditor')))).toBe('delegation.not-yours');
    await revoke(holder('deputy-director'));
    expect(await decidesSecond()).toMatchObject({
      code: 'decision.not-authorised',
      extras: { cite: '5.2.2' },
    });
    expect(await codeOf(() => revoke(holder('office')))).toBe('delegation.ended');
    const facts = await store.reader.facts({ stream: 'delegation', streamId: id });
    expect(facts.map(({ fact, reason }) => [fact, reason])).toEqual([
      ['delegation.recorded', null],
      ['delegation.revoked', '返岗'],
    ]);
  });

  test('is recorded by the post itself, the office or an administrator, and by nobody for himself', async () => {
    for (const post of ['deputy-director', 'office', 'administrator'])
      expect((await record(holder(post))).recordedBy).toBe(post);
    const refusal = await refusalOf(() => record(holder('duty-officer')));
    expect([refusal.code, refusal.extras['may']]).toEqual([
      'delegation.not-yours',
      ['deputy-director', 'office', 'administrator'],
    ]);
    // Not even a superior lends what is not his.
    expect(await codeOf(() => record(holder('director')))).toBe('delegation.not-yours');
    expect(await codeOf(() => record(holder('office'), { toPost: 'office' }))).toBe('delegation.to-self');
    expect(await codeOf(() => record(holder('office'), { toPost: 'deputy-director' }))).toBe(
      'delegation.to-self',
    );
  });

  test('holds only between posts that exist, for levels that exist, for a year at the most, on a document', async () => {
    const { clock } = given();
    const now = clock.now();
    const code = (change: object) => codeOf(() => record(holder('office'), change));
    expect(await code({ fromPost: 'king' })).toBe('post.unknown');
    expect(await code({ toPost: 'king' })).toBe('post.unknown');
    expect(await code({ toPost: 'county-reporter' })).toBe('delegation.post-unfit');
    expect(await code({ levels: ['II', 'VII'] })).toBe('level.unknown');
    expect(await code({ levels: [] })).toBe('delegation.levels-empty');
    expect(await code({ document: ' ' })).toBe('delegation.document-missing');
    for (const period of [
      { validUntil: now },
      { validFrom: now + 2, validUntil: now + 1 },
      { validFrom: now - 2, validUntil: now - 1 },
      { validUntil: now + 367 * DAY },
      { validUntil: Number.NaN },
    ])
      expect(await code(period)).toBe('delegation.period-invalid');
    expect((await record(holder('office'), { levels: null, validUntil: now + 366 * DAY })).levels).toBeNull();
  });
}
