import { Problem } from '#kernel';
import type { Command, Session } from '#runtime';
import { isOpen, SESSION_LIFE_MS } from './terms.ts';

export interface OpenSession {
  accountId: string;
  secretHash: string;
  /** The password hash that the password was checked against. */
  verified: string;
  label: string;
}

/** Opens a browser session for an account whose password was just checked. */
export const openSession: Command<OpenSession, { expiresAt: number }> = {
  name: 'open-session',
  refs: ({ accountId, secretHash }) => [
    { table: 'account', id: accountId },
    { table: 'session', id: secretHash },
  ],
  async handle(session, { accountId, secretHash, verified, label }) {
    const account = await session.get('account', accountId);
    // Checking takes a while; the password may have been changed, or the account ended, in between.
    if (!account?.active || account.passwordHash !== verified) throw new Problem('login.refused');
    if (account.failedLogins || account.lockedUntil !== null)
      session.put('account', { ...account, failedLogins: 0, lockedUntil: null });
    await clearAway(session, accountId);
    const expiresAt = session.now + SESSION_LIFE_MS;
    session.put('session', {
      id: secretHash,
      accountId,
      kind: 'browser',
      label,
      createdAt: session.now,
      rotatedAt: session.now,
      expiresAt,
      previous: null,
      revokedAt: null,
    });
    await session.record('account', accountId, 'session.opened', {
      data: { openedAt: session.now, expiresAt, label },
    });
    return { expiresAt };
  },
};

/** Browser sessions that are over are of no use to anyone; the journal has them. */
async function clearAway(session: Session, accountId: string): Promise<void> {
  for (const row of await session.find('session', { accountId, kind: 'browser' }))
    if (!isOpen(row, session.now)) session.remove('session', row.id);
}
