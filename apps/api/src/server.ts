import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import type { Engine, Tracing } from '#engine';
import { Problem } from '#kernel';
import { AppModule } from './app.module.ts';
import { addDocument } from './document.ts';
import { serveConsole } from './http/console.ts';
import { acceptFiles } from './http/file-body.ts';
import { offerQueueBoard } from './http/queue-board.ts';
import { addSecurityHeaders } from './http/security-headers.ts';
import { traceRequests } from './http/trace-requests.ts';

const BODY_LIMIT = 1024 * 1024;
const LOGINS_A_MINUTE = 60;

/** The HTTP server over a running engine; the caller listens and closes. */
export async function createServer(
  engine: Engine,
  log: Logger,
  tracing: Tracing | null = null,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    loggerInstance: log.child({}, { level: engine.config.log.http }),
    genReqId: () => randomUUID(),
    requestIdLogLabel: 'requestId',
    trustProxy: engine.config.trustProxy,
    routerOptions: { maxParamLength: 200 },
    // Whoever waits for an answer gets it; see drain().
    forceCloseConnections: 'idle',
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.over(engine), adapter, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  if (tracing) traceRequests(app.getHttpAdapter().getInstance(), tracing);
  await app.register(cookie);
  await addSecurityHeaders(app.getHttpAdapter().getInstance(), engine.config.secureCookies);
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) =>
      new Problem('request.too-many', { seconds: Math.ceil(ttl / 1000) }),
  });
  acceptFiles(app, engine.config.attachmentBytes);
  limitLogins(app);
  refuseNul(app);
  takeCap(app);
  addDocument(app);
  await serveConsole(app.getHttpAdapter().getInstance());
  offerQueueBoard(app.getHttpAdapter().getInstance(), engine);
  await app.init();
  return app;
}

/** Guessing passwords is slowed for an address, besides the lock on each account. */
function limitLogins(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRoute', (route) => {
    if (route.url !== '/auth/login') return;
    route.config = { ...route.config, rateLimit: { max: LOGINS_A_MINUTE, timeWindow: 60_000 } };
  });
}

/** XML is the body of one route only; everywhere else it is no JSON. */
function takeCap(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  const types = ['application/cap+xml', 'application/xml', 'text/xml'];
  server.addContentTypeParser(types, { parseAs: 'string' }, (request, body, done) => {
    if (request.routeOptions.url === '/warnings/cap') done(null, body);
    else done(new Problem('request.unsupported-type'));
  });
}

/** No id and no name holds a NUL, and PostgreSQL cannot even look for one. */
function refuseNul(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, _reply, done) => {
    done(request.url.includes('%00') ? new Problem('request.malformed', { why: '%00' }) : undefined);
  });
}
