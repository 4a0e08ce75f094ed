import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface CollectedSpan {
  trace: string;
  id: string;
  parent: string;
  name: string;
  /** Of the process that sent it. */
  role: string;
  about: Record<string, unknown>;
}

export interface Collector {
  /** What OTEL_EXPORTER_OTLP_ENDPOINT takes. */
  readonly url: string;
  /** The spans of a trace, once they hold what is looked for. */
  until(trace: string, holds: (spans: CollectedSpan[]) => boolean): Promise<CollectedSpan[]>;
  /** Everything as it came in. */
  raw(): string;
  close(): Promise<void>;
}

interface Attribute {
  key: string;
  value: Record<string, unknown>;
}
interface Sent {
  resourceSpans: {
    resource: { attributes: Attribute[] };
    scopeSpans: {
      spans: {
        traceId: string;
        spanId: string;
        parentSpanId?: string;
        name: string;
        attributes: Attribute[];
      }[];
    }[];
  }[];
}

const valuesOf = (attributes: Attribute[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

/** A real receiver of OTLP over HTTP, as JSON; it answers as the protocol asks. */
export async function startCollector(): Promise<Collector> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const right = request.url === '/v1/traces' && request.headers['content-type'] === 'application/json';
      if (right) bodies.push(Buffer.concat(chunks).toString('utf8'));
      response.writeHead(right ? 200 : 404, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const spans = () =>
    bodies
      .flatMap((body) => (JSON.parse(body) as Sent).resourceSpans)
      .flatMap(({ resource, scopeSpans }) => {
        const role = String(valuesOf(resource.attributes)['kaidu.role']);
        return scopeSpans.flatMap((scope) =>
          scope.spans.map(({ traceId, spanId, parentSpanId = '', name, attributes }) => ({
            trace: traceId,
            id: spanId,
            parent: parentSpanId,
            name,
            role,
            about: valuesOf(attributes),
          })),
        );
      });
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    raw: () => bodies.join('\n'),
    async until(trace, holds) {
      for (let i = 0; i < 200; i++) {
        const found = spans().filter((span) => span.trace === trace);
        if (holds(found)) return found;
        await sleep(50);
      }
      throw new Error(`not among: ${[...new Set(spans().map(({ name }) => name))].join(', ')}`);
    },
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}
