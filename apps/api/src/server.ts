import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController } from 'fastify';
import type { Logger } from 'pino';
import type { Engine, Tracing } from '#engine';
import { Problem } from '#kernel';
import { LINK_ROUTE } from './ack/answer-page.ts';
import { AppModule } from './app.module.ts';
import { offerDescription } from './describe-interface.ts';
import { compressAnswers } from './http/compress-answers.ts';
import { serveConsole } from './http/console.ts';
import { acceptFiles } from './http/file-body.ts';
import { offerQueueBoard } from './http/queue-board.ts';
import { addSecurityHeaders } from './http/security-headers.ts';
import { traceRequests } from './http/trace-requests.ts';

const BODY_LIMIT = 1024 * 1024;
/**
 * Requests a minute from one address: guessing passwords or links is slowed, besides what else stands against it. All
 * agencies of a prefecture may stand behind one address, and be called upon in the same minute.
 */
const LIMITED: Record<string, number> = { '/auth/login': 240, [LINK_ROUTE]: 300 };

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
    logController: new LogController({ requestIdLogLabel: 'requestId' }),
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
  compressAnswers(app.getHttpAdapter().getInstance());
  // Before the plug-in, whose own hook reads what this one sets.
  limitGuessing(app);
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) =>
      new Problem('request.too-many', { seconds: Math.ceil(ttl / 1000) }),
  });
  acceptFiles(app, engine.config.attachmentBytes);
  refuseNul(app);
  takeCap(app);
  await serveConsole(app.getHttpAdapter().getInstance(), engine.config.defaultPlan);
  offerDescription(app.getHttpAdapter().getInstance());
  offerQueueBoard(app.getHttpAdapter().getInstance(), engine);
  await app.init();
  return app;
}

function limitGuessing(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRoute', (route) => {
    const max = LIMITED[route.url];
    if (max !== undefined) route.config = { ...route.config, rateLimit: { max, timeWindow: 60_000 } };
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
