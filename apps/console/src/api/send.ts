import { noteAge } from '../app/live/connection.ts';
import { lostSession } from '../app/session/lost.ts';
import { aboutOf } from '../offline/about.ts';
import { kindOf } from '../offline/kinds.ts';
import { noteDate } from '../offline/server-clock.ts';
import { outbox, sendWaiting } from '../offline/the-outbox.ts';
import { CommandKeys } from './command-keys.ts';

const keys = new CommandKeys();
const UNAUTHENTICATED = 401;
/** Says that an entry comes from its form again; never leaves the browser. */
export const EDITED = 'x-kaidu-edited';

/**
 * Sends a request as everything in the console does: a command gets its Idempotency-Key, and a request that meets
 * the end of the session waits for the person to log in again and is then sent again, so that nothing typed is lost.
 * An entry is kept on the device until the engine has it, and waits there when the network is gone.
 */
export async function send(request: Request): Promise<Response> {
  const isCommand = request.method === 'POST';
  const kept = isCommand ? await enter(request).catch(() => null) : null;
  if (kept) return kept;
  const body = isCommand ? await bodyText(request) : '';
  for (;;) {
    const attempt = request.clone();
    attempt.headers.delete(EDITED);
    if (isCommand && !attempt.headers.has('idempotency-key'))
      attempt.headers.set('idempotency-key', keys.keyFor(request.url, body));
    const response = await fetch(attempt);
    noteAge(request, response);
    noteDate(response);
    if (response.status === UNAUTHENTICATED && !request.url.endsWith('/auth/login')) {
      await lostSession();
      continue;
    }
    if (isCommand && response.status < 500) keys.answered(request.url, body);
    return response;
  }
}

/** Null where it is no entry. Rejects where the browser keeps nothing for us: then it is sent like any other command. */
async function enter(request: Request): Promise<Response | null> {
  const path = new URL(request.url).pathname;
  const kind = kindOf(path);
  if (!kind) return null;
  const body = (await request.clone().json()) as Record<string, unknown>;
  const { headers } = request;
  const response = await outbox.enter({
    ...{ kind, path, body, about: aboutOf(kind, path, body) },
    ...{ ifMatch: headers.get('if-match'), edited: headers.get(EDITED) },
  });
  if (response.status === 202 || response.ok) void sendWaiting();
  return response;
}

/** A file by its size: two files of one name and size sent at once are one. */
async function bodyText(request: Request): Promise<string> {
  const type = request.headers.get('content-type') ?? '';
  if (type.includes('json')) return request.clone().text();
  return `${type} ${(await request.clone().blob()).size}`;
}
