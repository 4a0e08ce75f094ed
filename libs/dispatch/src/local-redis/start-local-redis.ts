import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dieWithParent } from './die-with-parent.ts';
import { findRedisServer } from './find-redis-server.ts';
import { probeRedis } from './probe-redis.ts';
import { RestartPace } from './restart-pace.ts';
import { claimSocketFolder, redisSocketPath } from './socket-path.ts';
import { stopLeftover } from './stop-leftover.ts';

export interface LocalRedis {
  /** The unix socket; it stays the same when the server is restarted. */
  readonly path: string;
  /** The running server, or null while there is none. */
  readonly pid: number | null;
  /** Ends the server; what it holds stays in the data folder. */
  stop(): Promise<void>;
}

export interface LocalRedisOptions {
  /** The data folder; the server keeps its files in `redis` below it. */
  dir: string;
  log: (line: string) => void;
}

const READY_WITHIN_MS = 60_000;
const ATTEMPTS_AT_START = 3;
const STOP_WITHIN_MS = 10_000;

/** Starts the private Redis of a data folder, or answers null when this machine has no server program. */
export async function startLocalRedis({ dir, log }: LocalRedisOptions): Promise<LocalRedis | null> {
  const program = findRedisServer();
  if (!program) return null;
  const server = new LocalRedisServer(program, resolve(dir), log);
  await server.start();
  return server;
}

/** The socket of a private Redis that another process runs on this data folder, or null. */
export async function findLocalRedis(dir: string): Promise<string | null> {
  const path = redisSocketPath(dir);
  return (await probeRedis(path)) === null ? null : path;
}

class LocalRedisServer implements LocalRedis {
  readonly path: string;
  private readonly folder: string;
  private readonly pace = new RestartPace();
  private child: ChildProcess | null = null;
  private ended: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly program: string,
    dataFolder: string,
    private readonly log: (line: string) => void,
  ) {
    this.path = redisSocketPath(dataFolder);
    this.folder = join(dataFolder, 'redis');
  }

  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  async start(): Promise<void> {
    mkdirSync(this.folder, { recursive: true });
    claimSocketFolder(dirname(this.path));
    await stopLeftover(this.pidFile, this.path, this.log);
    // A socket file that nobody listens on would only confuse the probe.
    rmSync(this.path, { force: true });
    this.launch();
    try {
      await this.untilReady();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (!child) return;
    child.ref();
    child.kill('SIGTERM');
    const patience = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await this.ended;
    clearTimeout(patience);
  }

  private get pidFile(): string {
    return join(this.folder, 'redis.pid');
  }

  private get logFile(): string {
    return join(this.folder, 'redis.log');
  }

  private launch(): void {
    // A process group of its own: on Ctrl-C we end it after our last writes, not the terminal before them.
    const child = spawn(this.program, this.settings(), { stdio: 'ignore', detached: true, cwd: this.folder });
    // It must not keep us alive: when we end without a stop, the watchdog ends it.
    child.unref();
    this.pace.started();
    const watchdog = child.pid === undefined ? null : dieWithParent(child.pid);
    this.child = child;
    this.ended = new Promise((done) => {
      const end = (why: string) => {
        watchdog?.kill('SIGKILL');
        if (this.child !== child) return;
        this.child = null;
        done();
        if (!this.stopping) void this.restart(why);
      };
      child.once('error', (error) => end(error.message));
      child.once('exit', (code, signal) => end(`it ended with ${signal ?? code}`));
    });
  }

  private settings(): string[] {
    return [
      ...['--port', '0', '--unixsocket', this.path, '--unixsocketperm', '700'],
      ...['--dir', this.folder, '--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction'],
      ...['--daemonize', 'no', '--pidfile', this.pidFile, '--logfile', this.logFile],
      ...['--loglevel', 'warning'],
    ];
  }

  private async restart(why: string): Promise<void> {
    const pause = this.pace.nextPause();
    this.log(
      `the private Redis is gone (${why}); starting it again in ${pause} ms; its log: ${this.logFile}`,
    );
    await sleep(pause, undefined, { ref: false });
    if (!this.stopping) this.launch();
  }

  private async untilReady(): Promise<void> {
    const deadline = Date.now() + READY_WITHIN_MS;
    while (Date.now() < deadline) {
      const answering = await probeRedis(this.path);
      if (answering !== null && answering === this.pid) return;
      if (this.pace.attempts >= ATTEMPTS_AT_START) break;
      await sleep(20);
    }
    throw new Error(`the private Redis does not answer. ${this.lastWords()}`);
  }

  /** The end of the server's own log, for a message. */
  private lastWords(): string {
    if (!existsSync(this.logFile)) return '';
    return readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-3).join(' | ');
  }
}
