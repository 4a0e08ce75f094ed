import type { Session, SessionRow } from '#runtime';
import { isOpen } from './terms.ts';

export interface Ending {
  why: 'logout' | 'password-changed' | 'deactivated' | 'revoked';
  kind?: SessionRow['kind'];
  /** Hash of a session that goes on. */
  except?: string;
}

/** Names a token in the journal and to people; too short to look anything up by. */
export const tokenReference = (row: Pick<SessionRow, 'id'>): string => row.id.slice(0, 12);

/** Revokes one session or token. The journal tells a session by when it was opened: its hash changes. */
export async function endSession(session: Session, row: SessionRow, why: Ending['why']): Promise<void> {
  session.put('session', { ...row, revokedAt: session.now });
  const data =
    row.kind === 'token'
      ? { token: tokenReference(row), label: row.label, why }
      : { openedAt: row.createdAt, why };
  const fact = row.kind === 'token' ? 'token.revoked' : 'session.closed';
  await session.record('account', row.accountId, fact, { data });
}

/** Revokes what is open of an account; gives how many there were. */
export async function endSessions(session: Session, accountId: string, ending: Ending): Promise<number> {
  const open = (await session.find('session', { accountId })).filter(
    (row) =>
      isOpen(row, session.now) &&
      (!ending.kind || row.kind === ending.kind) &&
      (!ending.except || (row.id !== ending.except && row.previous !== ending.except)),
  );
  for (const row of open) await endSession(session, row, ending.why);
  return open.length;
}
