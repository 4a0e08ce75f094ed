import { expect, test } from '@jest/globals';
import { SYSTEM } from '#runtime';
import { changePosts } from '../src/accounts/change-posts.ts';
import { deactivateAccount } from '../src/accounts/deactivate-account.ts';
import { reactivateAccount } from '../src/accounts/reactivate-account.ts';
import { codeOf, type IdentityContext } from './context.ts';
import { by, PASSWORD } from './identity-desk.ts';
import { refusalOf } from './refusal.ts';

/** Accounts and who keeps them. */
export function accountCases(given: () => IdentityContext): void {
  test('accounts are kept by administrators, with posts that the plan has', async () => {
    const { administrator, desk } = given();
    const officer = await desk.actor('officer', { post: 'duty-officer' });
    const make = (change: object, actor = administrator) =>
      desk.accounts.create({ login: 'x1', name: 'X', posts: [], password: PASSWORD, ...change }, by(actor));
    const refusal = await refusalOf(() => make({}, officer));
    expect([refusal.code, refusal.extras['may']]).toEqual(['actor.forbidden', ['administrator']]);
    expect(refusal.zh).toContain('系统管理员');
    expect(await codeOf(() => make({ password: 'short' }))).toBe('password.too-short');
    expect(await codeOf(() => make({ password: 'demo', demonstration: true }))).toBe('password.too-short');
    expect(await codeOf(() => make({ login: 'OFFICER' }))).toBe('login.name-taken');
    expect(await codeOf(() => make({ name: ' ' }))).toBe('account.name-invalid');
    expect(await codeOf(() => make({ posts: [{ post: 'county-reporter' }] }))).toBe('post.needs-division');
    expect(await codeOf(() => make({ posts: [{ post: 'county-reporter', division: '1' }] }))).toBe(
      'division.unknown',
    );
    expect(await codeOf(() => make({ posts: [{ post: 'agency-member', agency: '1' }] }))).toBe(
      'agency.unknown',
    );
    // Two that arrive together share a transaction; the second still sees the first.
    const twins = await Promise.allSettled([1, 2].map(() => make({ login: 'twin' })));
    expect(twins.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const demo = { login: 'demo', name: 'D', posts: [], password: 'demo', demonstration: true };
    expect((await desk.accounts.create(demo, by(SYSTEM))).login).toBe('demo');
  });

  test('the last administrator stays', async () => {
    const { administrator, desk } = given();
    const input = { accountId: administrator.id, posts: [] };
    const last = 'account.last-administrator';
    expect(await codeOf(() => desk.bus.execute(changePosts, input, by(administrator)))).toBe(last);
    expect(await codeOf(() => desk.bus.execute(deactivateAccount, input, by(administrator)))).toBe(last);
  });

  test('a deactivation can be taken back by an administrator, once', async () => {
    const { administrator, desk, store } = given();
    const back = await desk.accounts.create(
      { login: 'back', name: 'B', posts: [{ post: 'duty-officer' }], password: PASSWORD },
      by(administrator),
    );
    const input = { accountId: back.id };
    const again = (actor = administrator) => desk.bus.execute(reactivateAccount, input, by(actor));
    expect(await codeOf(again)).toBe('account.active');
    await desk.bus.execute(deactivateAccount, input, by(administrator));
    const enter = () => desk.login.login('back', PASSWORD, { requestId: 'r', label: 'test' });
    expect(await codeOf(enter)).toBe('login.refused');
    const officer = await desk.actor('officer-2', { post: 'duty-officer' });
    expect(await codeOf(() => again(officer))).toBe('actor.forbidden');
    expect(await again()).toMatchObject({ active: true, posts: [{ post: 'duty-officer' }] });
    expect((await enter()).account.id).toBe(back.id);
    const facts = await store.reader.facts({ stream: 'account', streamId: back.id });
    expect(facts.map(({ fact }) => fact)).toEqual(
      expect.arrayContaining(['account.deactivated', 'account.reactivated']),
    );
  });

  test('the same request again gets the same answer, and what it leaves is no fast hash of its password', async () => {
    const { administrator, desk, store } = given();
    const input = { login: 'again', name: 'A', posts: [], password: PASSWORD };
    const create = (bodyHash: string) =>
      desk.accounts.create(input, { ...by(administrator), idempotency: { key: 'once', bodyHash } });
    const first = await create('fast-hash');
    expect(await create('fast-hash')).toEqual(first);
    expect(await codeOf(() => create('other-hash'))).toBe('idempotency.reused');
    expect(JSON.stringify(await store.reader.find('idempotency', {}))).not.toContain('fast-hash');
  });
}
