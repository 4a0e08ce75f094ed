import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RequestSpan, Tracing } from '#engine';

/** A span for each request, which what it sets going belongs to. Its path is the route's, for ids say nothing there. */
export function traceRequests(server: FastifyInstance, tracing: Tracing): void {
  const spans = new WeakMap<FastifyRequest, RequestSpan>();
  server.addHook('onRequest', (request, _reply, done) => {
    const route = request.routeOptions.url ?? '*';
    const { traceparent } = request.headers;
    const span = tracing.request(
      `${request.method} ${route}`,
      typeof traceparent === 'string' ? traceparent : undefined,
      { requestId: request.id, 'http.request.method': request.method, 'http.route': route },
    );
    spans.set(request, span);
    span.within(done);
  });
  // A body that came in pieces was read outside.
  server.addHook('preHandler', (request, _reply, done) => {
    const span = spans.get(request);
    if (span) span.within(done);
    else done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const { statusCode } = reply;
    spans.get(request)?.end({ 'http.response.status_code': statusCode }, statusCode >= 500);
    done();
  });
}
