import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { BullmqDeliveryQueue } from '#dispatch';
import type { Engine } from '#engine';
import { requireAdministers } from '#identity';
import { Problem } from '#kernel';
import { secretOf } from './auth.guard.ts';
import { contentPolicy } from './security-headers.ts';

const BASE = '/admin/queues';
/** The board names a base for its links, and asks another host for its letters: that it does not get. */
const OUTSIDE = /<link[^>]*\bhref="(?:https?:)?\/\/[^>]*>/g;
const PASSED_ON = ['content-type', 'cache-control', 'etag', 'last-modified'];

/**
 * Bull Board, to look at and for administrators only: what shall be sent again is the record's to say, not the queue's.
 * It is loaded when somebody first looks.
 */
export function offerQueueBoard(server: FastifyInstance, engine: Engine): void {
  const { queue } = engine;
  let board: Promise<FastifyInstance> | null = null;
  const show = async (request: FastifyRequest, reply: FastifyReply) => {
    const { actor } = await engine.authenticator.require(secretOf(request));
    requireAdministers(actor, engine.plans);
    if (!(queue instanceof BullmqDeliveryQueue))
      throw new Problem('route.not-found', { method: request.method, path: BASE });
    board ??= openBoard(queue);
    const answer = await (await board).inject({ method: 'GET', url: request.url });
    for (const name of PASSED_ON) if (answer.headers[name]) reply.header(name, answer.headers[name]);
    reply.header('content-security-policy', contentPolicy({ 'base-uri': "'self'" }));
    const isPage = String(answer.headers['content-type']).startsWith('text/html');
    return reply
      .status(answer.statusCode)
      .send(isPage ? answer.payload.replace(OUTSIDE, '') : answer.rawPayload);
  };
  for (const url of [BASE, `${BASE}/*`]) server.get(url, show);
}

async function openBoard(queue: BullmqDeliveryQueue): Promise<FastifyInstance> {
  const [{ createBullBoard }, { BullMQAdapter }, { FastifyAdapter }] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/api/bullMQAdapter'),
    import('@bull-board/fastify'),
  ]);
  const serverAdapter = new FastifyAdapter();
  serverAdapter.setBasePath(BASE);
  createBullBoard({
    queues: queue.lanesInRedis.map((lane) => new BullMQAdapter(lane, { readOnlyMode: true })),
    serverAdapter,
    options: { uiConfig: { boardTitle: '开都 Kaidu' } },
  });
  const app = fastify();
  await app.register(serverAdapter.registerPlugin(), { prefix: BASE });
  return app;
}
