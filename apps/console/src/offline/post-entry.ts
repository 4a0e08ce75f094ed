import { lostSession } from '../app/session/lost.ts';
import { beijingIso } from '../i18n/times.ts';
import type { Entry } from './entry.ts';
import { noteDate, onServerClock } from './server-clock.ts';

const PATIENCE_MS = 15_000;
const UNAUTHENTICATED = 401;
/** The engine, or what stands before it, is away for a while: the same may be sent again. */
const AWAY = [429, 502, 503, 504];

/**
 * Sends an entry; null where nothing tells what became of it. At the end of the session it waits for the person to log
 * in again. `late`: it waited, so the engine is told when it was entered.
 */
export async function postEntry(path: string, entry: Entry, late: boolean): Promise<Response | null> {
  for (;;) {
    const response = await once(path, entry, late);
    if (!response || AWAY.includes(response.status)) return null;
    noteDate(response);
    if (response.status !== UNAUTHENTICATED) return response;
    await lostSession();
  }
}

async function once(path: string, entry: Entry, late: boolean): Promise<Response | null> {
  const given = new AbortController();
  const patience = setTimeout(() => given.abort(), PATIENCE_MS);
  try {
    return await fetch(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': entry.key,
        ...(entry.ifMatch ? { 'if-match': entry.ifMatch } : {}),
        ...(late ? { 'entered-at': beijingIso(onServerClock(entry.enteredAt)) } : {}),
      },
      body: JSON.stringify(entry.body),
      signal: given.signal,
    });
  } catch {
    return null;
  } finally {
    clearTimeout(patience);
  }
}
