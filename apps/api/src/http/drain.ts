import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Subject } from 'rxjs';

/** Requests that take longer are cut off; their callers send them again with the same Idempotency-Key. */
const REQUESTS_END_WITHIN_MS = 10_000;

/** Whether this process is on its way out, and when whoever listens to it has to go elsewhere. */
@Injectable()
export class Draining {
  /** Readiness says no; requests are still taken. */
  begun = false;
  /** Streams end, and their clients connect again, to another process. */
  readonly leave = new Subject<void>();
}

/**
 * Takes the process out of service: first it says that it is not ready and waits `noticeMs` for the proxy to heed that;
 * then it sends listeners away, takes no more requests, and lets those under way finish.
 */
export async function drain(app: NestFastifyApplication, noticeMs: number): Promise<void> {
  const draining = app.get(Draining);
  draining.begun = true;
  await sleep(noticeMs);
  draining.leave.next();
  const server = app.getHttpServer();
  // A connection that is kept alive is idle only once its last answer is out.
  const closing = setInterval(() => server.closeIdleConnections(), 50);
  const patience = setTimeout(() => server.closeAllConnections(), REQUESTS_END_WITHIN_MS);
  try {
    await app.close();
  } finally {
    clearInterval(closing);
    clearTimeout(patience);
  }
}
