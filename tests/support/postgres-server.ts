import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findPostgresBin } from '#root/scripts/setup/find-program.mjs';
import { query } from './postgres-client.ts';
import { makeServerFolder, removeFolder } from './server-folder.ts';
import { ServerProcess } from './server-process.ts';

export interface PostgresServer {
  /** The maintenance database. */
  readonly url: string;
  /** The URL of a database of this server, in the form that the product takes. */
  urlOf(database: string): string;
  readonly pid: number;
  /** Ends it without warning; what was committed stays. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again on the same files and socket. */
  restart(): Promise<void>;
  /** Ends it and removes its files. */
  stop(): Promise<void>;
}

/** `postgres://postgres@/name?host=/folder`: over the server's unix socket. */
export const postgresUrl = (folder: string, database: string): string =>
  `postgres://postgres@/${database}?host=${encodeURIComponent(folder)}`;

/** PostgreSQL refuses to run as root: then it runs as the user that its package made, or as nobody. */
function serverUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // No such user here.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is no user "postgres" or "nobody".');
}

const answers = (url: string): Promise<boolean> =>
  query(url, 'SELECT 1').then(
    () => true,
    () => false,
  );

/** The sessions of a killed server take a moment to notice; until then it refuses to start on their memory. */
async function startAgain(server: ServerProcess, attempts = 10): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await server.start();
    } catch (error) {
      if (attempt === attempts) throw error;
      await sleep(200);
    }
  }
}

/**
 * A private cluster on a unix socket, without TCP. Tests give up fsync (a killed server loses nothing by that, a
 * power cut would); `durable` keeps PostgreSQL's defaults, for benchmarks.
 */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer> {
  const bin = findPostgresBin();
  if (!bin) throw new Error('No PostgreSQL server programs here. Run: node scripts/setup.mjs --servers');
  const folder = makeServerFolder('pg');
  const user = serverUser();
  const data = join(folder, 'data');
  const quick = durable ? [] : ['fsync=off', 'full_page_writes=off', 'max_wal_size=256MB'];
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'max_connections=200',
    ...quick,
  ];
  const url = postgresUrl(folder, 'postgres');
  const server = new ServerProcess({
    program: join(bin, 'postgres'),
    args: ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    cwd: folder,
    // Ends sessions that tests left open instead of waiting for them.
    endSignal: 'SIGINT',
    ...user,
    isReady: () => answers(url),
  });
  const stop = async () => {
    await server.stop();
    removeFolder(folder);
  };
  try {
    mkdirSync(data, { mode: 0o700 });
    if (user.uid !== undefined && user.gid !== undefined) {
      for (const owned of [folder, data]) chownSync(owned, user.uid, user.gid);
    }
    const how = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
    execFileSync(join(bin, 'initdb'), how, { ...user, cwd: folder, stdio: 'pipe' });
    await server.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    urlOf: (database) => postgresUrl(folder, database),
    get pid() {
      return server.pid;
    },
    kill: (signal) => server.kill(signal),
    restart: async () => {
      await server.kill();
      await startAgain(server);
    },
    stop,
  };
}
