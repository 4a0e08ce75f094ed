import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { BullmqDeliveryQueue } from '#dispatch';
import type { Engine } from '#engine';
import { requireAdministers } from '#identity';
import { Problem } from '#kernel';
import { answerFrom } from './answer-from.ts';
import { secretOf } from './auth.guard.ts';
import { contentPolicy } from './security-headers.ts';

const BASE = '/admin/queues';
/** The board names a base for its links, and asks another host for its letters: that it does not get. */
const OUTSIDE = /<link[^>]*\bhref="(?:https?:)?\/\/[^>]*>/g;

/**
 * Bull Board, to look at and for administrators only: what shall be sent again is the record's to say, not the queue's.
 */
export function offerQueueBoard(server: FastifyInstance, engine: Engine): void {
  const { queue } = engine;
  const answer = answerFrom(() => openBoard(queue as BullmqDeliveryQueue));
  const show = async (request: FastifyRequest, reply: FastifyReply) => {
    const { actor } = await engine.authenticator.require(secretOf(request));
    requireAdministers(actor, engine.plans);
    if (!(queue instanceof BullmqDeliveryQueue))
      throw new Problem('route.not-found', { method: request.method, path: BASE });
    const page = await answer(request, reply);
    reply.header('content-security-policy', contentPolicy({ 'base-uri': "'self'" }));
    return typeof page === 'string' ? page.replace(OUTSIDE, '') : page;
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
