import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '#kernel';

const PASSED_ON = ['content-type', 'cache-control', 'etag', 'last-modified'];

/**
 * Answers with the pages of a server that a library brings, which listens nowhere and is made when somebody first looks:
 * until then its library is not in memory.
 */
export function answerFrom(open: () => Promise<FastifyInstance>) {
  let inner: Promise<FastifyInstance> | null = null;
  return async ({ url }: FastifyRequest, reply: FastifyReply): Promise<string | Buffer> => {
    inner ??= open();
    const { statusCode, headers, payload, rawPayload } = await (await inner).inject({ method: 'GET', url });
    if (statusCode === 404) throw new Problem('route.not-found', { method: 'GET', path: url });
    for (const name of PASSED_ON) if (headers[name]) reply.header(name, headers[name]);
    reply.status(statusCode);
    // What is packed or looked through is text.
    return /^text\/|json/.test(String(headers['content-type'])) ? payload : rawPayload;
  };
}
