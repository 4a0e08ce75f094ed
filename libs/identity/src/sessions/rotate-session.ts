import { Problem } from '#kernel';
import type { Command } from '#runtime';
import { findSession } from './find-session.ts';
import { goodUntil, isOpen, rotationDue } from './terms.ts';

/** Gives a session its next secret when it is due; of several requests that ask at once, the first one gets it. */
export const rotateSession: Command<
  { secretHash: string; nextHash: string },
  { rotated: boolean; expiresAt: number }
> = {
  name: 'rotate-session',
  refs: ({ secretHash }) => [{ table: 'session', id: secretHash }],
  async handle(session, { secretHash, nextHash }) {
    const row = await findSession(session, secretHash);
    if (!row || !isOpen(row, session.now) || session.now >= goodUntil(row, secretHash))
      throw new Problem('actor.unauthenticated');
    const { expiresAt } = row;
    if (row.id !== secretHash || !rotationDue(row, session.now)) return { rotated: false, expiresAt };
    session.remove('session', row.id);
    session.put('session', { ...row, id: nextHash, previous: secretHash, rotatedAt: session.now });
    return { rotated: true, expiresAt };
  },
};
