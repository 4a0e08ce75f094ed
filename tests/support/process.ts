import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { dieWithParent } from '../../libs/dispatch/src/local-redis/die-with-parent.ts';
import { freePort } from './free-port.ts';
import { makeServerFolder, removeFolder } from './server-folder.ts';

export interface ProductOptions {
  /** Which program: by default the server, dist/apps/api/src/main.js. */
  entry?: string;
  args?: string[];
  cwd?: string;
  /** Added to our environment; `undefined` takes a variable away. KAIDU_DATA is by default a new folder that goes afterwards. */
  env?: Record<string, string | undefined>;
  /** By default a free one; it is passed on as PORT. */
  port?: number;
  /** Waits for this path to answer 200; null does not wait (a worker has no HTTP). */
  ready?: string | null;
  readyWithinMs?: number;
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface ProductProcess {
  readonly pid: number;
  readonly port: number;
  readonly dataDir: string;
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** Settles when it has ended. */
  readonly exited: Promise<Exit>;
  /** Everything that it wrote so far, standard output and error in order of arrival. */
  output(): string;
  /** Waits until the output holds this. */
  untilOutput(pattern: RegExp, withinMs?: number): Promise<RegExpExecArray>;
  /** kill -9 by default. */
  kill(signal?: NodeJS.Signals): Promise<Exit>;
  /** SIGTERM, and SIGKILL when it does not end in time. */
  stop(withinMs?: number): Promise<Exit>;
}

// Asked for only when it is needed: Jest's own set-up runs where a module cannot say where it stands.
const inRoot = (path: string): string =>
  join(dirname(fileURLToPath(import.meta.resolve('#root/package.json'))), path);

/** The product's programs; they are there once it is built. */
export const PRODUCT = {
  get api() {
    return inRoot('dist/apps/api/src/main.js');
  },
  get worker() {
    return inRoot('dist/apps/worker/src/main.js');
  },
  get cli() {
    return inRoot('bin/kaidu.js');
  },
};

/** Starts the built product as a process of its own and waits until it is ready. */
export async function startProduct(options: ProductOptions = {}): Promise<ProductProcess> {
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const given = options.env?.['KAIDU_DATA'];
  const dataDir = given ?? makeServerFolder('data');
  const child = spawn(process.execPath, [options.entry ?? PRODUCT.api, ...(options.args ?? [])], {
    cwd: options.cwd,
    env: { ...process.env, NODE_OPTIONS: undefined, PORT: String(port), ...options.env, KAIDU_DATA: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const pid = child.pid;
  if (pid === undefined) throw new Error('The product could not be started.');
  const product = new Running(child, pid, port, url, dataDir);
  if (!given) void product.exited.then(() => removeFolder(dataDir));
  if (options.ready !== null)
    await product.untilReady(options.ready ?? '/health/ready', options.readyWithinMs);
  return product;
}

class Running implements ProductProcess {
  readonly exited: Promise<Exit>;
  private written = '';

  constructor(
    private readonly child: ChildProcess,
    readonly pid: number,
    readonly port: number,
    readonly url: string,
    readonly dataDir: string,
  ) {
    const watchdog = dieWithParent(pid, 'KILL');
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.written += text;
      });
    }
    this.exited = once(child, 'close').then(([code, signal]) => {
      watchdog.kill('SIGKILL');
      return { code, signal };
    });
  }

  output(): string {
    return this.written;
  }

  async untilOutput(pattern: RegExp, withinMs = 10_000): Promise<RegExpExecArray> {
    return this.until(`output like ${pattern}`, withinMs, async () => pattern.exec(this.written));
  }

  async untilReady(path: string, withinMs = 30_000): Promise<void> {
    try {
      await this.until(`200 from ${path}`, withinMs, async () => {
        const answer = await fetch(this.url + path, { signal: AbortSignal.timeout(2000) }).catch(() => null);
        await answer?.arrayBuffer();
        return answer?.status === 200 ? true : null;
      });
    } catch (error) {
      await this.kill();
      throw error;
    }
  }

  kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<Exit> {
    this.child.kill(signal);
    return this.exited;
  }

  async stop(withinMs = 10_000): Promise<Exit> {
    const patience = setTimeout(() => this.child.kill('SIGKILL'), withinMs);
    const exit = await this.kill('SIGTERM');
    clearTimeout(patience);
    return exit;
  }

  private async until<T>(what: string, withinMs: number, look: () => Promise<T | null>): Promise<T> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const found = await look();
      if (found !== null) return found;
      const ended = this.child.exitCode !== null || this.child.signalCode !== null;
      if (ended || Date.now() > deadline) {
        throw new Error(`${ended ? 'Ended' : 'Timed out'} before ${what}. Its output:\n${this.written}`);
      }
      await sleep(25);
    }
  }
}
