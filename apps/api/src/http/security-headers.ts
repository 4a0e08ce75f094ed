import helmet from '@fastify/helmet';
import { type FastifyInstance, fastify } from 'fastify';

/** Everything from this host: no outside fonts, scripts or frames. */
const POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    formAction: ["'self'"],
    // The interface description page sets styles in its elements.
    styleSrc: ["'self'", "'unsafe-inline'"],
  },
};

/** The same policy for a page that cannot do without an exception; `changes` by the names that the header uses. */
export const contentPolicy = (changes: Record<string, string>): string =>
  Object.entries(POLICY.directives)
    .map(
      ([name, values]) => [name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`), values.join(' ')] as const,
    )
    .map(([name, values]) => `${name} ${changes[name] ?? values}`)
    .join(';');

const OF_THE_PROBE = ['content-type', 'content-length', 'date', 'connection'];

/**
 * What helmet says for every answer, asked for once: working it out anew took a twelfth of the time of a report.
 * Strict transport security only where TLS is in front, for a plain intranet must not lock itself out.
 */
export async function addSecurityHeaders(server: FastifyInstance, withTls: boolean): Promise<void> {
  const probe = fastify();
  await probe.register(helmet, { contentSecurityPolicy: POLICY, strictTransportSecurity: withTls });
  probe.get('/', () => '');
  const { headers } = await probe.inject('/');
  await probe.close();
  const said = Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_THE_PROBE.includes(name)));
  server.addHook('onRequest', (_request, reply, done) => {
    reply.headers(said);
    done();
  });
}
