import { expect, test } from '@jest/globals';
import { deactivateAccount } from '../src/accounts/deactivate-account.ts';
import { revokeToken } from '../src/sessions/revoke-token.ts';
import { codeOf, factsOf, type IdentityContext, who } from './context.ts';
import { by } from './identity-desk.ts';

const DAY = 86_400_000;

/** Bearer tokens of systems. */
export function tokenCases(given: () => IdentityContext): void {
  const input = (accountId: string, change = {}) => ({
    accountId,
    label: 'water bureau',
    expiresAt: given().clock.now() + 30 * DAY,
    ...change,
  });

  test('a token is shown once, and opens until it is revoked or expires', async () => {
    const { administrator, clock, desk, store } = given();
    const { id } = await desk.accounts.create(
      {
        login: 'water',
        name: 'water',
        posts: [{ post: 'agency-member', agency: 'water' }],
        password: null,
      },
      by(),
    );
    expect(await codeOf(() => desk.login.login('water', '', { requestId: 'r' }))).toBe('login.refused');
    const meta = { ...by(administrator), idempotency: { key: 'k', bodyHash: 'h' } };
    const issued = await desk.tokens.issue(input(id), meta);
    expect(issued.secret).toMatch(/^kaidu_[\w-]{43}$/);
    expect(await who(desk, issued.secret!)).toBe('water');
    expect((await desk.authenticator.require(issued.secret!)).session.kind).toBe('token');
    expect(await desk.tokens.issue(input(id), meta)).toEqual({ ...issued, secret: null });

    const other = await desk.tokens.issue(input(id), by(administrator));
    expect(await desk.bus.execute(revokeToken, { id: issued.id }, by(administrator))).toEqual({
      revoked: true,
    });
    expect(await desk.bus.execute(revokeToken, { id: issued.id }, by(administrator))).toEqual({
      revoked: false,
    });
    expect([await who(desk, issued.secret!), await who(desk, other.secret!)]).toEqual([null, 'water']);
    clock.advance(30 * DAY);
    expect(await who(desk, other.secret!)).toBeNull();
    expect(await factsOf(given(), id)).toEqual([
      'account.created',
      'token.issued',
      'token.issued',
      'token.revoked',
    ]);
    expect(JSON.stringify(await store.reader.facts({}))).not.toContain(issued.secret);
  });

  test('a token needs an administrator, a label, an end within a year and an active account', async () => {
    const { administrator, clock, desk } = given();
    const { id, posts, name } = await desk.account('roads', { post: 'office' });
    const issue = (change = {}, meta = by(administrator)) => desk.tokens.issue(input(id, change), meta);
    expect(await codeOf(() => issue({}, by({ id, posts, name })))).toBe('actor.forbidden');
    expect(await codeOf(() => issue({ label: ' ' }))).toBe('token.label-invalid');
    for (const expiresAt of [clock.now(), clock.now() + 367 * DAY, Number.NaN])
      expect(await codeOf(() => issue({ expiresAt }))).toBe('token.expiry-invalid');
    expect(await codeOf(() => issue({ accountId: 'nobody' }))).toBe('resource.not-found');
    const { secret } = await issue();
    const session = await desk.signIn('roads');
    const browser = (await desk.authenticator.require(session.secret)).session.id;
    expect(await codeOf(() => desk.bus.execute(revokeToken, { id: browser }, by(administrator)))).toBe(
      'resource.not-found',
    );
    await desk.bus.execute(deactivateAccount, { accountId: id, reason: 'left' }, by(administrator));
    expect([await who(desk, secret!), await who(desk, session.secret)]).toEqual([null, null]);
    expect(await codeOf(() => issue())).toBe('account.inactive');
  });
}
