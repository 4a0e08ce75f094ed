import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ReceivedRequest {
  /** From 0, in order of arrival. */
  index: number;
  method: string;
  /** Path and query as they came. */
  path: string;
  headers: IncomingHttpHeaders;
  /** The bytes that a signature covers. */
  body: Buffer;
  /** The body read as JSON; throws when it is none. */
  json<T = unknown>(): T;
  receivedAt: number;
}

/** What the receiver does with a request: answers (after a delay), cuts the connection, or never answers. */
export type Behaviour =
  | { status: number; headers?: Record<string, string>; body?: string; delayMs?: number }
  | { reset: true; delayMs?: number }
  | { hang: true };

export type Responder = (request: ReceivedRequest) => Behaviour | Promise<Behaviour>;

export interface HttpReceiver {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly port: number;
  /** Every request whose body has fully arrived, whatever became of it. */
  readonly requests: readonly ReceivedRequest[];
  /** From now on: one behaviour for all, or a function that chooses for each request. */
  respondWith(behaviour: Behaviour | Responder): void;
  /** These for the next requests, one each; then as before. */
  respondNext(...behaviours: Behaviour[]): void;
  /** Waits until so many requests have arrived (those that match, if asked), and hands them out. */
  waitFor(count: number, options?: WaitOptions): Promise<ReceivedRequest[]>;
  clear(): void;
  close(): Promise<void>;
}

export interface WaitOptions {
  withinMs?: number;
  matching?: (request: ReceivedRequest) => boolean;
}

/** A real HTTP server on loopback that records what it gets and misbehaves on demand. */
export async function startReceiver(
  initial: Behaviour | Responder = { status: 204 },
  { port = 0 } = {},
): Promise<HttpReceiver> {
  const requests: ReceivedRequest[] = [];
  const next: Behaviour[] = [];
  const choose = (behaviour: Behaviour | Responder): Responder =>
    typeof behaviour === 'function' ? behaviour : () => behaviour;
  let respond = choose(initial);
  let arrived = 0;

  const server = createServer(async (incoming, response) => {
    const body = await readBody(incoming).catch(() => null);
    // The sender went away before it had said everything.
    if (body === null) return;
    const request = record(incoming, body, arrived++);
    requests.push(request);
    const behaviour = next.shift() ?? (await respond(request));
    await behave(behaviour, incoming, response);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    requests,
    respondWith: (behaviour) => {
      respond = choose(behaviour);
    },
    respondNext: (...behaviours) => void next.push(...behaviours),
    waitFor: async (count, { withinMs = 10_000, matching = () => true } = {}) => {
      const deadline = Date.now() + withinMs;
      for (;;) {
        const found = requests.filter(matching);
        if (found.length >= count) return found;
        if (Date.now() > deadline) throw new Error(`${found.length} of ${count} requests in ${withinMs} ms.`);
        await sleep(10);
      }
    },
    clear: () => void requests.splice(0),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close').catch(() => undefined);
    },
  };
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const record = (incoming: IncomingMessage, body: Buffer, index: number): ReceivedRequest => ({
  index,
  method: incoming.method ?? '',
  path: incoming.url ?? '',
  headers: incoming.headers,
  body,
  json: <T>() => JSON.parse(body.toString('utf8')) as T,
  receivedAt: Date.now(),
});

async function behave(
  behaviour: Behaviour,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if ('hang' in behaviour) return;
  if (behaviour.delayMs) await sleep(behaviour.delayMs);
  if ('reset' in behaviour) {
    incoming.socket.resetAndDestroy();
    return;
  }
  response.writeHead(behaviour.status, behaviour.headers).end(behaviour.body);
}
