import { Problem } from '#kernel';
import type { AccountRow, Command, PostHeld } from '#runtime';
import { loadedPlans } from '../loaded-plans.ts';
import { type AccountView, viewOf } from './account-view.ts';
import { requireAdministrator } from './administrators.ts';
import { checkPosts } from './check-posts.ts';
import { checkLogin } from './login-name.ts';

const NAME_LIMIT = 64;

export interface CreateAccount {
  login: string;
  name: string;
  posts: readonly PostHeld[];
  /** Null for a system that comes with tokens only. */
  passwordHash: string | null;
}

/** A new account with the posts that it holds. */
export const createAccount: Command<CreateAccount, AccountView> = {
  name: 'create-account',
  async handle(session, input) {
    requireAdministrator(session);
    const login = checkLogin(input.login);
    const name = input.name.trim();
    if (!name || name.length > NAME_LIMIT) throw new Problem('account.name-invalid', { most: NAME_LIMIT });
    const posts = checkPosts(loadedPlans(session.plans), input.posts);
    if ((await session.find('account', { login }, { limit: 1 })).length)
      throw new Problem('login.name-taken', { login });
    const account: AccountRow = {
      id: session.newId(),
      login,
      name,
      passwordHash: input.passwordHash ?? '',
      posts,
      active: true,
      failedLogins: 0,
      lockedUntil: null,
      createdAt: session.now,
    };
    session.put('account', account);
    await session.record('account', account.id, 'account.created', { data: { login, name, posts } });
    return viewOf(account);
  },
};
