import type { Command, PostHeld } from '#runtime';
import { loadedPlans } from '../loaded-plans.ts';
import { type AccountView, viewOf } from './account-view.ts';
import { requireActiveAccount } from './active-account.ts';
import { isAdministrator, requireAdministrator, requireAnotherAdministrator } from './administrators.ts';
import { checkPosts } from './check-posts.ts';

/** Gives an account other posts in place of those that it holds. */
export const changePosts: Command<{ accountId: string; posts: readonly PostHeld[] }, AccountView> = {
  name: 'change-posts',
  refs: ({ accountId }) => [{ table: 'account', id: accountId }],
  async handle(session, input) {
    requireAdministrator(session);
    const before = await requireActiveAccount(session, input.accountId);
    const plans = loadedPlans(session.plans);
    const after = { ...before, posts: checkPosts(plans, input.posts) };
    if (!isAdministrator(after, plans)) await requireAnotherAdministrator(session, before);
    session.put('account', after);
    await session.record('account', after.id, 'account.posts-changed', {
      data: { login: after.login, before: before.posts, after: after.posts },
    });
    return viewOf(after);
  },
};
