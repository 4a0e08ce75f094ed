import { Problem } from '#kernel';
import type { Command } from '#runtime';
import { requireAdministrator } from '../accounts/administrators.ts';
import { endSession } from './end-sessions.ts';
import { isOpen } from './terms.ts';

/** Ends a token before its time. */
export const revokeToken: Command<{ id: string }, { revoked: boolean }> = {
  name: 'revoke-token',
  refs: ({ id }) => [{ table: 'session', id }],
  async handle(session, { id }) {
    requireAdministrator(session);
    const row = await session.get('session', id);
    if (row?.kind !== 'token')
      throw new Problem('resource.not-found', { kind: '令牌', id }, { resource: 'token', id });
    if (!isOpen(row, session.now)) return { revoked: false };
    await endSession(session, row, 'revoked');
    return { revoked: true };
  },
};
