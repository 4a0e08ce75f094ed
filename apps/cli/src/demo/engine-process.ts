import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { dieWithParent } from '#dispatch';

const READY_WITHIN_MS = 30_000;
const STOP_WITHIN_MS = 15_000;

/** A real engine in a process and a data folder of its own, on a free port; both go with `stop`. */
export class EngineProcess {
  readonly url: string;
  private readonly data = mkdtempSync(join(tmpdir(), 'kaidu-demo-'));
  private readonly child: ChildProcess;

  private constructor(port: number) {
    this.url = `http://127.0.0.1:${port}`;
    const main = fileURLToPath(import.meta.resolve('#root/dist/apps/api/src/main.js'));
    const { DATABASE_URL: _database, REDIS_URL: _redis, KAIDU_DEMONSTRATION: _none, ...env } = process.env;
    this.child = spawn(process.execPath, [main], {
      stdio: ['ignore', 'ignore', 'inherit'],
      // A Ctrl-C at the terminal is ours to pass on, once.
      detached: true,
      env: {
        ...env,
        PORT: String(port),
        KAIDU_HOST: '127.0.0.1',
        KAIDU_DATA: this.data,
        KAIDU_LOG: 'error',
        // The agencies of the demonstration listen on this machine, without TLS.
        KAIDU_WEBHOOK_HOSTS: '127.0.0.1',
        KAIDU_WEBHOOK_INSECURE: '1',
      },
    });
    // Should this process be killed, the engine still ends in good order, with the private Redis that it started.
    const watchdog = dieWithParent(this.child.pid!);
    this.child.once('exit', () => watchdog.kill('SIGKILL'));
  }

  static async launch(): Promise<EngineProcess> {
    return new EngineProcess(await freePort());
  }

  /** Waits until it serves; rejects where it ends before, or takes too long. */
  async ready(): Promise<void> {
    const until = performance.now() + READY_WITHIN_MS;
    while (performance.now() < until) {
      if (this.ended) throw new Error(`the engine ended with ${this.child.exitCode}`);
      const answer = await fetch(`${this.url}/health/ready`).catch(() => null);
      if (answer?.ok) return;
      await sleep(100);
    }
    throw new Error('the engine did not become ready');
  }

  /** Harmless when repeated. */
  async stop(): Promise<void> {
    if (!this.ended) {
      const ended = new Promise((resolve) => this.child.once('exit', resolve));
      this.child.kill('SIGTERM');
      const killer = setTimeout(() => this.child.kill('SIGKILL'), STOP_WITHIN_MS);
      await ended;
      clearTimeout(killer);
    }
    rmSync(this.data, { recursive: true, force: true });
  }

  private get ended(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
