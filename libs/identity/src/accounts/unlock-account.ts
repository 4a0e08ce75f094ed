import type { Command } from '#runtime';
import { type AccountView, viewOf } from './account-view.ts';
import { requireActiveAccount } from './active-account.ts';
import { requireAdministrator } from './administrators.ts';

/** Ends a lock-out before its time. Also where none is on record: a process may still count failures of its own. */
export const unlockAccount: Command<{ accountId: string }, AccountView> = {
  name: 'unlock-account',
  refs: ({ accountId }) => [{ table: 'account', id: accountId }],
  async handle(session, { accountId }) {
    requireAdministrator(session);
    const account = await requireActiveAccount(session, accountId);
    const unlocked = { ...account, failedLogins: 0, lockedUntil: null };
    session.put('account', unlocked);
    await session.record('account', accountId, 'account.unlocked', { data: { login: account.login } });
    return viewOf(unlocked);
  },
};
