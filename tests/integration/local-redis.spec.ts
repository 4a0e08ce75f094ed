import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { dieWithParent } from '../../libs/dispatch/src/local-redis/die-with-parent.ts';
import {
  findLocalRedis,
  findRedisServer,
  type LocalRedis,
  startLocalRedis,
} from '../../libs/dispatch/src/local-redis/index.ts';
import { probeRedis } from '../../libs/dispatch/src/local-redis/probe-redis.ts';
import { redisSocketPath } from '../../libs/dispatch/src/local-redis/socket-path.ts';

let dir: string;
let lines: string[];
const running: LocalRedis[] = [];
const start = async (folder = dir): Promise<LocalRedis> => {
  const redis = await startLocalRedis({ dir: folder, log: (line) => lines.push(line) });
  if (!redis) throw new Error('no server program');
  running.push(redis);
  return redis;
};
const ask = async <T>(path: string, work: (client: Redis) => Promise<T>): Promise<T> => {
  const client = new Redis(path, { maxRetriesPerRequest: 1 });
  client.on('error', () => undefined);
  return work(client).finally(() => client.disconnect());
};
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (const deadline = Date.now() + 5000; !(await holds()); await sleep(20)) {
    if (Date.now() > deadline) throw new Error('It did not come to pass within 5 s.');
  }
};

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kaidu-local-redis-'));
  lines = [];
});
afterEach(async () => {
  for (const redis of running.splice(0)) await redis.stop();
  rmSync(dir, { recursive: true, force: true });
});

describe('the private Redis of a data folder', () => {
  it('listens on its socket alone, appends every write, and evicts nothing', async () => {
    const redis = await start();
    const setting = (name: string) =>
      ask(redis.path, (client) => client.config('GET', name)) as Promise<string[]>;
    expect(await setting('port')).toEqual(['port', '0']);
    expect(await setting('appendonly')).toEqual(['appendonly', 'yes']);
    expect(await setting('maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    expect(await findLocalRedis(dir)).toBe(redis.path);
  });

  it('ends cleanly and finds its data again', async () => {
    const first = await start();
    await ask(first.path, (client) => client.set('task', '1'));
    await first.stop();
    expect(await findLocalRedis(dir)).toBeNull();
    const second = await start();
    expect(await ask(second.path, (client) => client.get('task'))).toBe('1');
    expect(lines).toEqual([]);
  });

  it('is started again when it dies', async () => {
    const redis = await start();
    const first = redis.pid as number;
    process.kill(first, 'SIGKILL');
    await until(
      async () => redis.pid !== null && redis.pid !== first && (await probeRedis(redis.path)) === redis.pid,
    );
    expect(lines).toEqual([expect.stringContaining('SIGKILL')]);
  });

  it('works in a folder with a path too long for a socket', async () => {
    const deep = join(dir, '巴音郭楞'.repeat(9), 'with a space');
    const redis = await start(deep);
    expect(redis.path.startsWith(deep)).toBe(false);
    expect(await ask(redis.path, (client) => client.ping())).toBe('PONG');
  });

  it('is stopped first when an earlier run left it behind', async () => {
    const path = redisSocketPath(dir);
    const first = await start();
    await first.stop();
    const leftover = spawn(
      findRedisServer() as string,
      ['--port', '0', '--unixsocket', path, '--dir', join(dir, 'redis'), '--appendonly', 'yes'],
      { stdio: 'ignore' },
    );
    dieWithParent(leftover.pid as number);
    await until(async () => (await probeRedis(path)) === leftover.pid);
    const redis = await start();
    await until(() => leftover.exitCode !== null || leftover.signalCode !== null);
    expect(await probeRedis(redis.path)).toBe(redis.pid);
    expect(lines).toEqual([expect.stringContaining(String(leftover.pid))]);
  });

  it('ends when the engine is killed without warning', async () => {
    // As another process, from the build: this one cannot be killed and look on.
    const built = import.meta.resolve('#root/dist/libs/dispatch/src/local-redis/index.js');
    const program = `
      const { startLocalRedis } = await import(process.argv[1]);
      const redis = await startLocalRedis({ dir: process.argv[2], log: console.error });
      setInterval(() => {}, 1000);
      console.log(redis.pid);`;
    const engine = spawn(process.execPath, ['--input-type=module', '-e', program, built, dir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [pid] = (await once(engine.stdout, 'data')) as [Buffer];
    expect(await probeRedis(redisSocketPath(dir))).toBe(Number(pid));
    engine.kill('SIGKILL');
    await until(async () => (await probeRedis(redisSocketPath(dir))) === null);
  });
});
