import type { Reader, Session } from '#runtime';

/** The reads that a document is written from: a session's while it is issued, the committed record's before. */
export interface Records {
  now: number;
  get: Session['get'];
  find: Session['find'];
}

export const recordsOf = (reader: Reader, now: number): Records => ({
  now,
  get: async (table, id) => (await reader.get(table, [id]))[0] ?? null,
  find: (table, where, options) => reader.find(table, where, options),
});
