import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startRawServer } from './raw-server.ts';
import { selfSigned } from './self-signed.ts';
import { contact, delivery, openChannel } from './webhook-cases.ts';

describe('the webhook channel over https', () => {
  const { cert, key } = selfSigned('receiver.test');
  const seen: (string | undefined)[] = [];
  let server: Server;
  let port: number;
  const resolve = async () => ['127.0.0.1'];

  beforeAll(async () => {
    server = createServer({ cert, key }, (request, response) => {
      seen.push(request.headers.host);
      response.writeHead(204).end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });

  it('delivers to a receiver whose certificate holds, by name and by address', async () => {
    const { channel } = openChannel({ ca: cert, resolve, allowInsecure: false });
    for (const host of ['receiver.test', '127.0.0.1'])
      expect(await channel.deliver(delivery(), contact(`https://${host}:${port}/`))).toEqual({
        state: 'delivered',
        detail: 'HTTP 204',
      });
    expect(seen).toEqual([`receiver.test:${port}`, `127.0.0.1:${port}`]);
    channel.close();
  });

  it('sends nothing to one whose authority is unknown, or whose name is another', async () => {
    seen.length = 0;
    const { channel: trusting } = openChannel({ ca: cert, resolve });
    const { channel: plain } = openChannel({ resolve });
    expect(await plain.deliver(delivery(), contact(`https://receiver.test:${port}/`))).toEqual({
      state: 'failed',
      retry: true,
      why: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    expect(await trusting.deliver(delivery(), contact(`https://other.test:${port}/`))).toEqual({
      state: 'failed',
      retry: true,
      why: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    expect(seen).toEqual([]);
  });

  it('waits no longer for a connection than it may', async () => {
    const mute = await startRawServer(() => undefined);
    const { channel } = openChannel({ ca: cert, resolve, connectMs: 200, totalMs: 5000 });
    const before = performance.now();
    expect(await channel.deliver(delivery(), contact(`https://receiver.test:${mute.port}/`))).toEqual({
      state: 'failed',
      retry: true,
      why: 'no connection in time',
    });
    expect(performance.now() - before).toBeLessThan(1000);
    await mute.close();
  });
});
