import type { Command } from '#runtime';
import { endSessions } from '../sessions/end-sessions.ts';
import { type AccountView, viewOf } from './account-view.ts';
import { requireActiveAccount } from './active-account.ts';
import { requireAdministrator, requireAnotherAdministrator } from './administrators.ts';

/** Ends an account with all its sessions and tokens. The row stays: the journal names it. */
export const deactivateAccount: Command<{ accountId: string; reason?: string }, AccountView> = {
  name: 'deactivate-account',
  refs: ({ accountId }) => [{ table: 'account', id: accountId }],
  async handle(session, { accountId, reason }) {
    requireAdministrator(session);
    const account = await requireActiveAccount(session, accountId);
    await requireAnotherAdministrator(session, account);
    const ended = { ...account, active: false };
    session.put('account', ended);
    await session.record('account', accountId, 'account.deactivated', {
      data: { login: account.login },
      reason: reason ?? null,
    });
    await endSessions(session, accountId, { why: 'deactivated' });
    return viewOf(ended);
  },
};
