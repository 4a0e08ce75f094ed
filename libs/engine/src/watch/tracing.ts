import type { Span, Tracer } from '@opentelemetry/api';
import type { About, ObservedStep, Observer } from '#runtime';
import type { EngineConfig } from '../config.ts';

/** A request while it is answered. */
export interface RequestSpan {
  /** Runs what follows so that its steps belong to the request. */
  within(next: () => void): void;
  end(about: About, failed: boolean): void;
}

/** Traces by OpenTelemetry, sent as OTLP over HTTP. */
export interface Tracing extends Observer {
  /** Begins a request's span, in the caller's trace where it names one. */
  request(name: string, traceparent: string | undefined, about: About): RequestSpan;
  /** Sends what is left, within a few seconds. */
  stop(): Promise<void>;
}

const SENT_WITHIN_MS = 3000;

/**
 * Begins to trace where a collector is named, else null. The libraries are loaded only then, and read where to send and
 * which traces to keep from OpenTelemetry's own variables.
 */
export async function startTracing({ traces, role }: EngineConfig): Promise<Tracing | null> {
  if (!traces) return null;
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const { context, propagation, SpanKind, SpanStatusCode, trace } = api;
  const provider = new sdk.NodeTracerProvider({
    resource: resourceFromAttributes({
      'service.name': traces.service,
      'service.instance.id': String(process.pid),
      'kaidu.role': role,
    }),
    spanProcessors: [new sdk.BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  const tracer: Tracer = trace.getTracer('kaidu');
  const KINDS = {
    internal: SpanKind.INTERNAL,
    producer: SpanKind.PRODUCER,
    consumer: SpanKind.CONSUMER,
    client: SpanKind.CLIENT,
  };
  const contextOf = (traceparent: string | null | undefined) =>
    traceparent ? propagation.extract(context.active(), { traceparent }) : context.active();
  const fail = (span: Span, error: unknown) => {
    // Its code at most: a message may say whose address it was.
    const code = (error as { code?: unknown } | null)?.code;
    span.setStatus({ code: SpanStatusCode.ERROR, message: typeof code === 'string' ? code : 'fault' });
  };
  return {
    observe<T>(step: ObservedStep, work: (note: (about: About) => void) => Promise<T>): Promise<T> {
      const options = { kind: KINDS[step.kind], attributes: attributesOf(step.about) };
      return tracer.startActiveSpan(step.name, options, contextOf(step.parent), async (span) => {
        try {
          return await work((about) => void span.setAttributes(attributesOf(about)));
        } catch (error) {
          fail(span, error);
          throw error;
        } finally {
          span.end();
        }
      });
    },
    traceparent() {
      const carrier: { traceparent?: string } = {};
      propagation.inject(context.active(), carrier);
      return carrier.traceparent ?? null;
    },
    request(name, traceparent, about) {
      const options = { kind: SpanKind.SERVER, attributes: attributesOf(about) };
      const span = tracer.startSpan(name, options, contextOf(traceparent));
      const within = trace.setSpan(context.active(), span);
      return {
        within: (next) => context.with(within, next),
        end: (more, failed) => {
          span.setAttributes(attributesOf(more));
          if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        },
      };
    },
    async stop() {
      const sent = provider.shutdown().catch(() => undefined);
      await Promise.race([sent, new Promise((resolve) => setTimeout(resolve, SENT_WITHIN_MS).unref())]);
    },
  };
}

const attributesOf = (about: About) =>
  Object.fromEntries(
    Object.entries(about)
      .filter((entry): entry is [string, string | number | boolean] => entry[1] != null)
      .map(([name, value]) => [name.includes('.') ? name : `kaidu.${name}`, value]),
  );
