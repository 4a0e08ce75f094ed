import type { ClientRequest, IncomingMessage } from 'node:http';
import http from 'node:http';
import https from 'node:https';
import type { CheckedTarget } from './address-guard.ts';
import { pinnedLookup } from './pinned-lookup.ts';
import type { PostResult } from './post-result.ts';

export interface PostOptions {
  headers: Record<string, string>;
  body: Buffer;
  /** False opens a connection of its own. */
  agent: http.Agent | false;
  ca?: string | Buffer;
  connectMs: number;
  /** Ends the attempt, wherever it is. */
  signal: AbortSignal;
}

const MOST_BODY = 64 * 1024;
const DRAIN_MS = 2000;

/** Sends one POST to a checked target. Follows no redirect and never rejects. */
export function post({ url, addresses }: CheckedTarget, options: PostOptions): Promise<PostResult> {
  const { headers, body, agent, ca, connectMs, signal } = options;
  const lookup = pinnedLookup(addresses);
  // Node gives each of several addresses 250 ms, less than a satellite link needs to connect.
  const connect = { lookup, autoSelectFamilyAttemptTimeout: 1500, agent };
  const all = { ...connect, method: 'POST', headers: { ...headers, 'content-length': String(body.length) } };
  const request = url.protocol === 'https:' ? https.request(url, { ...all, ca }) : http.request(url, all);
  const result = settle(request, signal);
  limitConnecting(request, url.protocol === 'https:' ? 'secureConnect' : 'connect', connectMs);
  request.end(body);
  return result;
}

function settle(request: ClientRequest, signal: AbortSignal): Promise<PostResult> {
  return new Promise((resolve) => {
    const expire = () => {
      resolve({ kind: request.writableFinished ? 'silent' : 'unreached' });
      request.destroy();
    };
    const broken = (code: string) => {
      signal.removeEventListener('abort', expire);
      resolve({ kind: 'broken', code, stale: request.reusedSocket });
    };
    if (signal.aborted) expire();
    signal.addEventListener('abort', expire, { once: true });
    request.on('error', (error: NodeJS.ErrnoException) => broken(error.code ?? error.message));
    // Also after an attempt to upgrade the connection, which ends it without an error.
    request.on('close', () => broken('closed without an answer'));
    request.on('response', (response) => {
      signal.removeEventListener('abort', expire);
      resolve({ kind: 'answered', status: response.statusCode ?? 0 });
      drain(request, response);
    });
  });
}

function limitConnecting(request: ClientRequest, done: 'connect' | 'secureConnect', connectMs: number): void {
  request.on('socket', (socket) => {
    if (request.reusedSocket) return;
    const late = setTimeout(() => request.destroy(new Error('no connection in time')), connectMs);
    for (const event of [done, 'close']) socket.once(event, () => clearTimeout(late));
  });
}

/** Lets a short answer end, so that the connection can be used again, and cuts off a long or slow one. */
function drain(request: ClientRequest, response: IncomingMessage): void {
  const late = setTimeout(() => request.destroy(), DRAIN_MS);
  let read = 0;
  response.on('data', (chunk: Buffer) => {
    read += chunk.length;
    if (read > MOST_BODY) request.destroy();
  });
  response.on('error', () => undefined);
  response.on('close', () => clearTimeout(late));
}
