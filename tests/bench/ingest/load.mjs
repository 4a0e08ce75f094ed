import autocannon from 'autocannon';

export const CONNECTIONS = 50;

/** Fifty connections, each one reporter; resolves with what autocannon counted. */
export async function load(url, reporters, duration) {
  let connected = 0;
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration,
    setupClient: (client) => {
      const setupRequest = reporters[connected % reporters.length];
      connected += 1;
      client.setRequests([{ setupRequest }]);
    },
  });
  const { non2xx, errors, timeouts } = result;
  if (non2xx || errors || timeouts)
    throw new Error(`${url}: ${non2xx} answers were not 2xx, ${errors} errors, ${timeouts} timeouts`);
  return {
    perSecond: result['2xx'] / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    accepted: result['2xx'],
  };
}
