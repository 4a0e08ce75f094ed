import type { Command } from '#runtime';
import { endSession } from './end-sessions.ts';
import { findSession } from './find-session.ts';
import { isOpen } from './terms.ts';

/** Logs out. Closing what is closed already is no fault. */
export const closeSession: Command<{ secretHash: string }, { closed: boolean }> = {
  name: 'close-session',
  refs: ({ secretHash }) => [{ table: 'session', id: secretHash }],
  async handle(session, { secretHash }) {
    const row = await findSession(session, secretHash);
    if (row?.kind !== 'browser' || !isOpen(row, session.now)) return { closed: false };
    await endSession(session, row, 'logout');
    return { closed: true };
  },
};
