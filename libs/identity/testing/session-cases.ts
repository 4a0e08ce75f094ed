import { expect, test } from '@jest/globals';
import type { Reader } from '#runtime';
import { changePosts } from '../src/accounts/change-posts.ts';
import { deactivateAccount } from '../src/accounts/deactivate-account.ts';
import { Authenticator } from '../src/sessions/authenticator.ts';
import { codeOf, factsOf, type IdentityContext, who } from './context.ts';
import { by, IdentityDesk } from './identity-desk.ts';

const MINUTE = 60_000;

/** Rotation, and how soon a change holds. */
export function sessionCases(given: () => IdentityContext): void {
  test('a session gets a new secret when it is due; the one before lasts for requests under way', async () => {
    const { clock, desk } = given();
    await desk.account('sun');
    const { secret: first } = await desk.signIn('sun');
    expect(await desk.login.rotate(first, by())).toBeNull();
    clock.advance(15 * MINUTE);
    const rotated = await Promise.all([desk.login.rotate(first, by()), desk.login.rotate(first, by())]);
    const second = rotated.find((one) => one !== null)!.secret;
    expect(rotated.filter((one) => one === null)).toHaveLength(1);
    clock.advance(29_999);
    expect([await who(desk, first), await who(desk, second)]).toEqual(['sun', 'sun']);
    clock.advance(1);
    expect([await who(desk, first), await who(desk, second)]).toEqual([null, 'sun']);
    expect(await codeOf(() => desk.login.rotate(first, by()))).toBe('actor.unauthenticated');
    clock.advance(12 * 60 * MINUTE);
    expect(await who(desk, second)).toBeNull();
  });

  test('changes hold at once here and within five seconds elsewhere; in between nothing is asked', async () => {
    const { administrator, clock, desk, plans, store } = given();
    const elsewhere = new IdentityDesk(store, plans, clock);
    const { id } = await desk.account('qian', { post: 'office' });
    const { secret } = await desk.signIn('qian');
    const posts = async (at: IdentityDesk) => (await at.authenticator.require(secret)).actor.posts;
    expect([await posts(desk), await posts(elsewhere)]).toEqual([[{ post: 'office' }], [{ post: 'office' }]]);
    await desk.bus.execute(changePosts, { accountId: id, posts: [{ post: 'auditor' }] }, by(administrator));
    expect([await posts(desk), await posts(elsewhere)]).toEqual([
      [{ post: 'auditor' }],
      [{ post: 'office' }],
    ]);
    clock.advance(5000);
    expect(await posts(elsewhere)).toEqual([{ post: 'auditor' }]);
    await desk.bus.execute(deactivateAccount, { accountId: id }, by(administrator));
    expect([await who(desk, secret), await who(elsewhere, secret)]).toEqual([null, 'qian']);
    clock.advance(5000);
    expect(await who(elsewhere, secret)).toBeNull();
    expect(await codeOf(() => desk.signIn('qian'))).toBe('login.refused');
    expect((await factsOf(given(), id)).slice(-2)).toEqual(['account.deactivated', 'session.closed']);
  });

  test('the hot path costs no query, and requests that come together share one', async () => {
    const { desk, store, clock } = given();
    await desk.account('feng');
    const { secret } = await desk.signIn('feng');
    let queries = 0;
    const get: Reader['get'] = (table, ids) => {
      queries++;
      return store.reader.get(table, ids);
    };
    const authenticator = new Authenticator({ ...bound(store.reader), get }, clock, desk.bus);
    await Promise.all(Array.from({ length: 50 }, () => authenticator.require(secret)));
    for (let i = 0; i < 50; i++) await authenticator.require(secret);
    expect(queries).toBe(2);
    for (const junk of ['', 'x', `${secret}x`, "' or 1=1 --"])
      expect(await authenticator.resolve(junk)).toBeNull();
    expect(queries).toBe(2);
  });

  test('what was read just before a change is not remembered after it', async () => {
    const { administrator, desk, store, clock } = given();
    const { id } = await desk.account('chen');
    const { secret } = await desk.signIn('chen');
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    const get: Reader['get'] = async (table, ids) => {
      const rows = await store.reader.get(table, ids);
      if (table === 'account') await held;
      return rows;
    };
    const authenticator = new Authenticator({ ...bound(store.reader), get }, clock, desk.bus);
    const before = authenticator.resolve(secret);
    // Long enough for it to have read the account as it was.
    await new Promise((resolve) => setTimeout(resolve, 50));
    await desk.bus.execute(deactivateAccount, { accountId: id }, by(administrator));
    const after = authenticator.resolve(secret);
    go();
    expect((await before)?.actor.name).toBe('chen');
    expect(await after).toBeNull();
    expect(await authenticator.resolve(secret)).toBeNull();
  });
}

/** The reader's own methods, so that one of them can be watched. */
const bound = (reader: Reader): Reader => ({
  get: (table, ids) => reader.get(table, ids),
  find: (table, where, options) => reader.find(table, where, options),
  count: (table, where) => reader.count(table, where),
  tally: (table, where, by, options) => reader.tally(table, where, by, options),
  facts: (where, options) => reader.facts(where, options),
  head: () => reader.head(),
});
