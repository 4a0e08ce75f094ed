import type { Command } from '#runtime';
import { endSessions } from '../sessions/end-sessions.ts';
import { requireActiveAccount } from './active-account.ts';
import { requireAdministrator } from './administrators.ts';

export interface SetPassword {
  accountId: string;
  passwordHash: string;
  /** Hash of the session that may go on: the one in which someone changes his own password. */
  keepSession?: string;
}

/**
 * A new password: an administrator's for anyone, or one's own (whoever lets it through has checked the current
 * one). It ends the account's other browser sessions and its lock-out; tokens have secrets of their own.
 */
export const setPassword: Command<SetPassword, { closed: number }> = {
  name: 'set-password',
  refs: ({ accountId }) => [{ table: 'account', id: accountId }],
  async handle(session, { accountId, passwordHash, keepSession }) {
    if (session.actor.id !== accountId) requireAdministrator(session);
    const account = await requireActiveAccount(session, accountId);
    session.put('account', { ...account, passwordHash, failedLogins: 0, lockedUntil: null });
    await session.record('account', accountId, 'account.password-changed', {
      data: { login: account.login },
    });
    const closed = await endSessions(session, accountId, {
      why: 'password-changed',
      kind: 'browser',
      except: keepSession,
    });
    return { closed };
  },
};
