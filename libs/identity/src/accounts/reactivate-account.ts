import { Problem } from '#kernel';
import type { Command } from '#runtime';
import { type AccountView, viewOf } from './account-view.ts';
import { requireAdministrator } from './administrators.ts';

/**
 * Takes a deactivation back: the password and the posts are as they were, sessions and tokens stay ended. Refuses
 * `account.active`.
 */
export const reactivateAccount: Command<{ accountId: string; reason?: string }, AccountView> = {
  name: 'reactivate-account',
  refs: ({ accountId }) => [{ table: 'account', id: accountId }],
  async handle(session, { accountId, reason }) {
    requireAdministrator(session);
    const account = await session.require('account', accountId);
    if (account.active) throw new Problem('account.active', { login: account.login });
    const again = { ...account, active: true, failedLogins: 0, lockedUntil: null };
    session.put('account', again);
    await session.record('account', accountId, 'account.reactivated', {
      data: { login: account.login },
      reason: reason ?? null,
    });
    return viewOf(again);
  },
};
