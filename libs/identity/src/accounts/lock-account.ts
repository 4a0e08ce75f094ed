import type { Command } from '#runtime';

/**
 * Keeps a lock-out that repeated failures have earned, so that it outlives this process and holds in others.
 * Given by the engine itself.
 */
export const lockAccount: Command<
  { accountId: string; failures: number; until: number },
  { locked: boolean }
> = {
  name: 'lock-account',
  refs: ({ accountId }) => [{ table: 'account', id: accountId }],
  async handle(session, { accountId, failures, until }) {
    const account = await session.get('account', accountId);
    if (!account?.active || (account.lockedUntil ?? 0) >= until) return { locked: false };
    session.put('account', { ...account, failedLogins: failures, lockedUntil: until });
    await session.record('account', accountId, 'account.locked', {
      data: { login: account.login, failures, until },
    });
    return { locked: true };
  },
};
