import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemResolver } from './system-resolver.ts';

describe('how a host name becomes addresses', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kaidu-hosts-'));
    await writeFile(join(folder, 'hosts'), '10.1.2.3 gateway.intranet\n');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('follows the hosts file first, in any spelling of the name', async () => {
    const resolve = systemResolver(join(folder, 'hosts'));
    for (const name of ['gateway.intranet', 'Gateway.Intranet', 'gateway.intranet.'])
      expect(await resolve(name)).toEqual(['10.1.2.3']);
  });

  it('knows localhost without asking anybody, and without a hosts file', async () => {
    const resolve = systemResolver(join(folder, 'none'));
    for (const name of ['localhost', 'LOCALHOST.', 'a.b.localhost'])
      expect(await resolve(name)).toEqual(['127.0.0.1', '::1']);
  });
});
