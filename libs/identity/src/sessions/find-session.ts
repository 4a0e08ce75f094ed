import type { Reader, Session, SessionRow } from '#runtime';

type Look = Pick<Session, 'get' | 'find'>;

/** The session that a secret's hash belongs to, as its current secret or as the one before the last rotation. */
export async function findSession(look: Look, secretHash: string): Promise<SessionRow | null> {
  const current = await look.get('session', secretHash);
  return current ?? (await look.find('session', { previous: secretHash }, { limit: 1 }))[0] ?? null;
}

/** The same over committed data. */
export const findCommittedSession = (reader: Reader, secretHash: string): Promise<SessionRow | null> =>
  findSession(
    {
      get: async (table, id) => (await reader.get(table, [id]))[0] ?? null,
      find: (table, where, options) => reader.find(table, where, options),
    },
    secretHash,
  );
