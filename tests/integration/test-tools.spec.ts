import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type HttpReceiver, startReceiver } from '../support/http-receiver.ts';
import { startProduct } from '../support/process.ts';

describe('the HTTP receiver', () => {
  let receiver: HttpReceiver;
  beforeEach(async () => {
    receiver = await startReceiver();
  });
  afterEach(() => receiver.close());
  const post = (body: string) =>
    fetch(`${receiver.url}/hook?a=1`, { method: 'POST', body, headers: { 'Webhook-Id': 'm1' } });

  it('records headers and the very bytes of the body', async () => {
    expect((await post('{"地":"库尔勒"}')).status).toBe(204);
    const [request] = await receiver.waitFor(1);
    expect(request).toMatchObject({ method: 'POST', path: '/hook?a=1', headers: { 'webhook-id': 'm1' } });
    expect(request?.body.equals(Buffer.from('{"地":"库尔勒"}'))).toBe(true);
    expect(request?.json()).toEqual({ 地: '库尔勒' });
  });

  it('answers as it is told, request by request', async () => {
    receiver.respondWith((request) => ({ status: 200, body: `seen ${request.index}` }));
    receiver.respondNext({ status: 503, headers: { 'retry-after': '1' } }, { status: 200, delayMs: 60 });
    const refused = await post('1');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    const began = performance.now();
    expect((await post('2')).status).toBe(200);
    expect(performance.now() - began).toBeGreaterThan(55);
    expect(await (await post('3')).text()).toBe('seen 2');
  });

  it('cuts the connection, or never answers, having seen the request', async () => {
    receiver.respondNext({ reset: true }, { hang: true });
    await expect(post('1')).rejects.toThrow();
    await expect(fetch(receiver.url, { signal: AbortSignal.timeout(80) })).rejects.toThrow();
    expect(receiver.requests).toHaveLength(2);
  });
});

describe('a process of the product', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kaidu-process-'));
  const entry = join(folder, 'server.mjs');
  writeFileSync(
    entry,
    `import { createServer } from 'node:http';
     let asked = 0;
     const server = createServer((_, response) => response.writeHead(asked++ < 2 ? 503 : 200).end());
     server.listen(Number(process.env.PORT), () => console.log('listening with', process.env.WORD));
     process.on('SIGTERM', () => process.exit(7));`,
  );
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is waited for, heard, and killed without warning', async () => {
    const server = await startProduct({ entry, env: { WORD: '开都' } });
    expect(server.output()).toContain('listening with 开都');
    expect((await fetch(server.url)).status).toBe(200);
    expect(await server.kill()).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('can end by itself', async () => {
    const server = await startProduct({ entry, ready: null, env: { WORD: 'x' } });
    await server.untilOutput(/listening/);
    expect(await server.stop()).toEqual({ code: 7, signal: null });
  });

  it('shows its output when it does not become ready', async () => {
    const broken = join(folder, 'broken.mjs');
    writeFileSync(broken, "console.log('before'); throw new Error('no luck');");
    await expect(startProduct({ entry: broken })).rejects.toThrow(/before[\s\S]*no luck/);
  });
});
