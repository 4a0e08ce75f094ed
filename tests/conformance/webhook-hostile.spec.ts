import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { until } from './queue-factories.ts';
import { type RawServer, startRawServer } from './raw-server.ts';
import { contact, delivery, openChannel } from './webhook-cases.ts';

/** Receivers that break off, babble, or never stop. */
describe('the webhook channel and a hostile receiver', () => {
  const { channel } = openChannel();
  let server: RawServer;
  const attempt = async (onRequest: (socket: Socket) => void) => {
    server = await startRawServer((socket) => socket.once('data', () => onRequest(socket)));
    return channel.deliver(delivery(), contact(server.url));
  };

  afterEach(async () => {
    channel.close();
    await server.close();
  });

  it('believes the status of an answer without end, and cuts it off', async () => {
    let written = 0;
    let cut = false;
    const outcome = await attempt((socket) => {
      socket.on('close', () => {
        cut = true;
      });
      socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\n');
      const chunk = Buffer.alloc(16 * 1024, 'x');
      const flood = () => {
        while (!cut && written < 1e9 && socket.write(chunk)) written += chunk.length;
      };
      socket.on('drain', flood);
      flood();
    });
    expect(outcome).toEqual({ state: 'delivered', detail: 'HTTP 200' });
    await until(() => cut);
    expect(written).toBeLessThan(16 * 1024 * 1024);
  });

  it('believes the status of an answer that trickles, and cuts it off', async () => {
    let cut = false;
    const outcome = await attempt((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n');
      const drip = setInterval(() => socket.write('.'), 100);
      socket.on('close', () => {
        cut = true;
        clearInterval(drip);
      });
    });
    expect(outcome).toEqual({ state: 'delivered', detail: 'HTTP 200' });
    await until(() => cut, 4000);
  });

  it.each([
    ['closes without an answer', (socket: Socket) => socket.end()],
    ['talks something else than HTTP', (socket: Socket) => socket.end('220 mail.example.com ESMTP\r\n')],
    ['breaks off in its headers', (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-ty')],
    ['sends headers without end', (socket: Socket) => socket.end(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(1e6)}`)],
    [
      'wants another protocol',
      (socket: Socket) => socket.write('HTTP/1.1 101 Go\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
    ],
  ])('tries again when it %s', async (_what, onRequest) => {
    const outcome = await attempt(onRequest);
    expect(outcome).toMatchObject({ state: 'failed', retry: true });
  });

  it('waits for the answer after an early hint, and no longer than it may', async () => {
    const outcome = await attempt((socket) => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'));
    expect(outcome).toEqual({ state: 'failed', retry: true, why: 'no answer' });
  });

  it('sends again at once when a kept connection turns out to be closed', async () => {
    const perConnection: number[] = [];
    server = await startRawServer((socket) => {
      const index = perConnection.push(0) - 1;
      socket.on('data', () => {
        perConnection[index]!++;
        if (perConnection[index] === 1) socket.write('HTTP/1.1 204 No Content\r\n\r\n');
        else socket.resetAndDestroy();
      });
    });
    const address = contact(server.url);
    expect(await channel.deliver(delivery('first'), address)).toMatchObject({ state: 'delivered' });
    await sleep(20);
    expect(await channel.deliver(delivery('second'), address)).toMatchObject({ state: 'delivered' });
    expect(perConnection).toEqual([2, 1]);
  });
});
