import { lostSession } from '../app/session/lost.ts';
import { CommandKeys } from './command-keys.ts';

const keys = new CommandKeys();
const UNAUTHENTICATED = 401;

/**
 * Sends a request as everything in the console does: a command gets its Idempotency-Key, and a request that meets
 * the end of the session waits for the person to log in again and is then sent again, so that nothing typed is lost.
 */
export async function send(request: Request): Promise<Response> {
  const isCommand = request.method === 'POST';
  const body = isCommand ? await bodyText(request) : '';
  for (;;) {
    const attempt = request.clone();
    if (isCommand && !attempt.headers.has('idempotency-key'))
      attempt.headers.set('idempotency-key', keys.keyFor(request.url, body));
    const response = await fetch(attempt);
    if (response.status === UNAUTHENTICATED && !request.url.endsWith('/auth/login')) {
      await lostSession();
      continue;
    }
    if (isCommand && response.status < 500) keys.answered(request.url, body);
    return response;
  }
}

/** A file by its size: two files of one name and size sent at once are one. */
async function bodyText(request: Request): Promise<string> {
  const type = request.headers.get('content-type') ?? '';
  if (type.includes('json')) return request.clone().text();
  return `${type} ${(await request.clone().blob()).size}`;
}
