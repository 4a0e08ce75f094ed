import { Redis } from 'ioredis';

/** Asks a server on this socket who it is: its process id, or null when none answers in time. */
export async function probeRedis(path: string, timeoutMs = 1000): Promise<number | null> {
  const client = new Redis({
    path,
    lazyConnect: true,
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    // Its timer keeps the process alive, also after a connection that was never made.
    disconnectTimeout: 20,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    // While it still loads its append-only file it answers INFO, but PING with an error.
    await client.ping();
    const info = await client.info('server');
    return Number(/^process_id:(\d+)/m.exec(info)?.[1] ?? 0) || null;
  } catch {
    return null;
  } finally {
    client.disconnect();
  }
}
