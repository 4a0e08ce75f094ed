import type { ClientRequest, IncomingMessage } from 'node:http';
import http from 'node:http';
import https from 'node:https';
import type { CheckedTarget } from './address-guard.ts';
import { pinnedLookup } from './pinned-lookup.ts';
import type { PostResult } from './post-result.ts';
import { readBody } from './read-body.ts';

export interface PostOptions {
  method: 'POST' | 'GET';
  headers: Record<string, string>;
  body: Buffer | null;
  /** Whether the answer's body matters; where it does not, only the status is waited for. */
  reads: boolean;
  /** False opens a connection of its own. */
  agent: http.Agent | false;
  ca?: string | Buffer;
  connectMs: number;
  /** Ends the attempt, wherever it is. */
  signal: AbortSignal;
}

const MOST_BODY = 64 * 1024;
const DRAIN_MS = 2000;

/** Sends one request to a checked target. Follows no redirect and never rejects. */
export function post({ url, addresses }: CheckedTarget, options: PostOptions): Promise<PostResult> {
  const { method, headers, body, reads, agent, ca, connectMs, signal } = options;
  const lookup = pinnedLookup(addresses);
  // Node gives each of several addresses 250 ms, less than a satellite link needs to connect.
  const connect = { lookup, autoSelectFamilyAttemptTimeout: 1500, agent };
  const length = body ? { 'content-length': String(body.length) } : {};
  const all = { ...connect, method, headers: { ...headers, ...length } };
  const request = url.protocol === 'https:' ? https.request(url, { ...all, ca }) : http.request(url, all);
  const result = settle(request, reads, signal);
  limitConnecting(request, url.protocol === 'https:' ? 'secureConnect' : 'connect', connectMs);
  request.end(body ?? undefined);
  return result;
}

function settle(request: ClientRequest, reads: boolean, signal: AbortSignal): Promise<PostResult> {
  return new Promise((resolve) => {
    const expire = () => {
      resolve({ kind: request.writableFinished ? 'silent' : 'unreached' });
      request.destroy();
    };
    const end = (result: PostResult) => {
      signal.removeEventListener('abort', expire);
      resolve(result);
    };
    const broken = (code: string) => end({ kind: 'broken', code, stale: request.reusedSocket });
    if (signal.aborted) expire();
    signal.addEventListener('abort', expire, { once: true });
    request.on('error', (error: NodeJS.ErrnoException) => broken(error.code ?? error.message));
    // Also after an attempt to upgrade the connection, which ends it without an error.
    request.on('close', () => broken('closed without an answer'));
    request.on('response', (response) => {
      const status = response.statusCode ?? 0;
      if (!reads) {
        end({ kind: 'answered', status, body: null });
        drain(request, response);
        return;
      }
      // From here on the receiver has spoken, so that a kept connection is no excuse any more.
      readBody(response, MOST_BODY).then(
        (body) => end({ kind: 'answered', status, body }),
        (error: Error) => {
          end({ kind: 'broken', code: error.message, stale: false });
          request.destroy();
        },
      );
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
