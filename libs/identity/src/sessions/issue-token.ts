import { Problem } from '#kernel';
import type { Command } from '#runtime';
import { requireActiveAccount } from '../accounts/active-account.ts';
import { requireAdministrator } from '../accounts/administrators.ts';
import { tokenReference } from './end-sessions.ts';
import { TOKEN_LIFE_LIMIT_DAYS, TOKEN_LIFE_LIMIT_MS } from './terms.ts';

const LABEL_LIMIT = 64;

export interface IssueToken {
  accountId: string;
  secretHash: string;
  label: string;
  expiresAt: number;
}

/** A bearer token for a system. The secret never comes here, so it cannot be kept by accident. */
export const issueToken: Command<IssueToken, { id: string; expiresAt: number }> = {
  name: 'issue-token',
  refs: ({ accountId }) => [{ table: 'account', id: accountId }],
  async handle(session, { accountId, secretHash, expiresAt, ...input }) {
    requireAdministrator(session);
    const account = await requireActiveAccount(session, accountId);
    const label = input.label.trim();
    if (!label || label.length > LABEL_LIMIT) throw new Problem('token.label-invalid', { most: LABEL_LIMIT });
    if (!(expiresAt > session.now && expiresAt <= session.now + TOKEN_LIFE_LIMIT_MS))
      throw new Problem('token.expiry-invalid', { days: TOKEN_LIFE_LIMIT_DAYS });
    session.put('session', {
      id: secretHash,
      accountId,
      kind: 'token',
      label,
      createdAt: session.now,
      rotatedAt: session.now,
      expiresAt,
      previous: null,
      revokedAt: null,
    });
    await session.record('account', accountId, 'token.issued', {
      data: { login: account.login, token: tokenReference({ id: secretHash }), label, expiresAt },
    });
    return { id: secretHash, expiresAt };
  },
};
