import { expect, test } from '@jest/globals';
import { SYSTEM } from '#runtime';
import { unlockAccount } from '../src/accounts/unlock-account.ts';
import { openSession } from '../src/sessions/open-session.ts';
import { codeOf, factsOf, type IdentityContext, who } from './context.ts';
import { by, IdentityDesk, PASSWORD } from './identity-desk.ts';
import { refusalOf } from './refusal.ts';

const MINUTE = 60_000;

/** Passwords, log-in and lock-out. */
export function loginCases(given: () => IdentityContext): void {
  test('a log-in gives a secret that resolves until logout, and the journal holds no secret', async () => {
    const { clock, desk, store } = given();
    const { id } = await desk.account('li', { post: 'county-reporter', division: '652801' });
    const { secret, account, expiresAt } = await desk.signIn(' LI ');
    expect(account).not.toHaveProperty('passwordHash');
    expect(expiresAt - clock.now()).toBe(12 * 60 * MINUTE);
    expect((await desk.authenticator.require(secret)).actor.posts).toEqual([
      { post: 'county-reporter', division: '652801' },
    ]);
    await desk.login.logout(secret, by(SYSTEM));
    expect(await who(desk, secret)).toBeNull();
    expect(await codeOf(() => desk.authenticator.require(secret))).toBe('actor.unauthenticated');
    expect(await factsOf(given(), id)).toEqual(['account.created', 'session.opened', 'session.closed']);
    const [row] = await store.reader.get('account', [id]);
    const journal = JSON.stringify(await store.reader.facts({}));
    for (const kept of [secret, PASSWORD, row!.passwordHash]) expect(journal).not.toContain(kept);
    expect(JSON.stringify(await store.reader.find('session', {}))).not.toContain(secret);
  });

  test('known and unknown names are refused and locked alike; the lock holds elsewhere, until it is lifted', async () => {
    const { administrator, clock, desk, plans, store } = given();
    const { id } = await desk.account('wang', { post: 'office' });
    const guess = (login: string, at = desk) =>
      refusalOf(() => at.login.login(login, 'wrong', { requestId: 'r' }));
    for (let i = 1; i <= 6; i++) {
      const [known, unknown] = [await guess('wang'), await guess('nobody')];
      expect(known.code).toBe(i < 5 ? 'login.refused' : 'login.locked');
      expect(unknown.toJSON()).toEqual(known.toJSON());
    }
    await desk.bus.idle();
    expect(await factsOf(given(), id)).toEqual(['account.created', 'account.locked']);
    const elsewhere = new IdentityDesk(store, plans, clock);
    expect(await codeOf(() => elsewhere.signIn('wang'))).toBe('login.locked');
    await desk.bus.execute(unlockAccount, { accountId: id }, by(administrator));
    await desk.signIn('wang');
    for (const fact of await store.reader.facts({ fact: 'account.unlocked' }))
      elsewhere.check.throttle.heed(fact);
    await elsewhere.signIn('wang');
    clock.advance(15 * MINUTE);
    expect((await guess('nobody')).code).toBe('login.refused');
    expect(desk.faults).toEqual([]);
  });

  test('guesses side by side get five tries together', async () => {
    const { desk } = given();
    await desk.account('zhao');
    const guesses = Array.from({ length: 20 }, () =>
      codeOf(() => desk.login.login('zhao', 'no', { requestId: 'r' })),
    );
    const codes = await Promise.all(guesses);
    expect(codes.filter((code) => code === 'login.refused')).toHaveLength(4);
    expect(codes.filter((code) => code === 'login.locked')).toHaveLength(1);
    expect(await codeOf(() => desk.signIn('zhao'))).toBe('login.locked');
  });

  test('a new password ends other sessions and the lock-out; one changes his own by knowing it', async () => {
    const { administrator, desk } = given();
    const { id, posts, name } = await desk.account('zhou', { post: 'office' });
    const self = by({ id, posts, name });
    const [here, there] = [await desk.signIn('zhou'), await desk.signIn('zhou')];
    const next = 'another long password';
    const change = (current: string) =>
      desk.accounts.changeOwnPassword({ current, next, secret: here.secret }, self);
    expect(await codeOf(() => change('wrong'))).toBe('login.refused');
    await change(PASSWORD);
    expect([await who(desk, here.secret), await who(desk, there.secret)]).toEqual(['zhou', null]);
    expect(await codeOf(() => desk.signIn('zhou'))).toBe('login.refused');

    for (let i = 0; i < 4; i++) await refusalOf(() => desk.signIn('zhou'));
    await desk.bus.idle();
    expect(await codeOf(() => desk.login.login('zhou', next, { requestId: 'r' }))).toBe('login.locked');
    const stranger = by(await desk.actor('wu', { post: 'office' }));
    expect(await codeOf(() => desk.accounts.resetPassword(id, PASSWORD, stranger))).toBe('actor.forbidden');
    expect(await codeOf(() => desk.accounts.resetPassword(id, 'zhou', by(administrator)))).toBe(
      'password.too-short',
    );
    await desk.accounts.resetPassword(id, PASSWORD, by(administrator));
    expect(await who(desk, here.secret)).toBeNull();
    await desk.signIn('zhou');
    expect(await factsOf(given(), id)).toEqual([
      'account.created',
      'session.opened',
      'session.opened',
      'account.password-changed',
      'session.closed',
      'account.locked',
      'account.password-changed',
      'session.closed',
      'session.opened',
    ]);
  });

  test('a password that was changed while it was being checked opens nothing', async () => {
    const { desk, store } = given();
    const { id } = await desk.account('zheng');
    const input = { accountId: id, secretHash: 'f'.repeat(64), verified: 'an older hash', label: '' };
    expect(await codeOf(() => desk.bus.execute(openSession, input, by()))).toBe('login.refused');
    expect(await store.reader.get('session', [input.secretHash])).toEqual([]);
  });
}
