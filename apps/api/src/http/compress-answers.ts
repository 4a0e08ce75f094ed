import { constants, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

/** Below this a packet more or less makes no difference. */
const WORTH_IT_BYTES = 8 * 1024;

/** Packs long JSON for those who take it: a board of a thousand incidents is a twentieth of its size on a slow line. */
export function compressAnswers(server: FastifyInstance): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    const isLong = typeof payload === 'string' && payload.length >= WORTH_IT_BYTES;
    if (!isLong || reply.hasHeader('content-encoding')) return done(null, payload);
    const isJson = /json/.test(String(reply.getHeader('content-type')));
    const takesIt = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    if (!isJson || !takesIt) return done(null, payload);
    gzip(payload, { level: constants.Z_BEST_SPEED }, (error, packed) => {
      if (error) return done(null, payload);
      reply
        .header('content-encoding', 'gzip')
        .header('vary', 'accept-encoding')
        .removeHeader('content-length');
      done(null, packed);
    });
  });
}
