import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findRedisServer } from '../../libs/dispatch/src/local-redis/find-redis-server.ts';
import { probeRedis } from '../../libs/dispatch/src/local-redis/probe-redis.ts';
import { makeServerFolder, removeFolder } from './server-folder.ts';
import { ServerProcess } from './server-process.ts';

export interface RedisServer {
  /** `unix:///…/redis.sock`: `new Redis(url)` takes it. */
  readonly url: string;
  /** The socket, for `connection: { path }`. */
  readonly path: string;
  readonly pid: number;
  /** Ends it without warning (SIGKILL by default); the append-only file stays. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again on the same socket and files; `wipe` loses everything that it held. */
  restart(options?: { wipe?: boolean }): Promise<void>;
  /** Ends it and removes its files. */
  stop(): Promise<void>;
}

/** A private Redis or Valkey on a unix socket, with the settings of the product's own: AOF, no eviction, no TCP. */
export async function startRedis({ dir }: { dir?: string } = {}): Promise<RedisServer> {
  const program = findRedisServer();
  if (!program)
    throw new Error('No redis-server or valkey-server here. Run: node scripts/setup.mjs --servers');
  const folder = dir ?? makeServerFolder('redis');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'redis.sock');
  const settings = [
    ...['--port', '0', '--unixsocket', path, '--unixsocketperm', '700', '--dir', folder],
    ...['--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction', '--daemonize', 'no'],
  ];
  const server: ServerProcess = new ServerProcess({
    program,
    args: settings,
    cwd: folder,
    endSignal: 'SIGTERM',
    isReady: async () => (await probeRedis(path)) === server.pid,
  });
  const wipe = () => rmSync(join(folder, 'appendonlydir'), { recursive: true, force: true });
  const stop = async () => {
    await server.stop();
    if (!dir) removeFolder(folder);
  };
  await server.start().catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    url: `unix://${path}`,
    path,
    get pid() {
      return server.pid;
    },
    kill: (signal) => server.kill(signal),
    restart: async (options) => {
      await server.kill();
      if (options?.wipe) wipe();
      await server.start();
    },
    stop,
  };
}
