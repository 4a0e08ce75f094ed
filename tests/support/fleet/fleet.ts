import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../free-port.ts';
import { Child } from './child.ts';

export type Role = 'api' | 'worker';

export interface Usage {
  /** Bytes, after a garbage collection. */
  rss: number;
  heapUsed: number;
  /** Of the processor, since the process began. */
  cpuMs: number;
}

const RESTART_AFTER_MS = 300;

/** One process of the product and whoever starts it again when it dies. */
export class Host {
  private child: Child | null = null;
  private readonly told = new Map<string, unknown>();
  private stopping = false;

  private constructor(
    readonly role: Role,
    private readonly port: number,
    private readonly env: NodeJS.ProcessEnv,
    private readonly folder: string,
  ) {}

  static async start(role: Role, env: NodeJS.ProcessEnv): Promise<Host> {
    const folder = mkdtempSync(join(tmpdir(), 'kaidu-host-'));
    const host = new Host(role, await freePort(), env, folder);
    await host.begin();
    if (host.child!.isGone) throw new Error(`${role}: ${readFileSync(join(folder, 'log'), 'utf8')}`);
    return host;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** kill -9; it is started again. */
  kill(): void {
    this.child?.signal('SIGKILL');
  }

  /** What it is told holds for its next life as well. */
  async tell(ask: 'clock' | 'storeFaults', input: unknown): Promise<void> {
    this.told.set(ask, input);
    await this.child?.ask(ask, input);
  }

  async usage(): Promise<Usage> {
    const usage = await this.child?.ask<Usage>('usage');
    if (!usage) throw new Error(`${this.role} is not running`);
    return usage;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.child?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async begin(): Promise<void> {
    const log = openSync(join(this.folder, 'log'), 'a');
    const child = await Child.start('host.mjs', {
      args: [this.role],
      env: {
        ...{ KAIDU_LOG: 'fatal', KAIDU_HTTP_LOG: 'silent' },
        ...{ KAIDU_DATA: this.folder, PORT: String(this.port) },
        ...this.env,
      },
      log,
    });
    closeSync(log);
    this.child = child;
    void child.gone.then(() => this.again());
    for (const [ask, input] of this.told) await child.ask(ask, input);
  }

  private async again(): Promise<void> {
    if (this.stopping) return;
    await sleep(RESTART_AFTER_MS);
    if (!this.stopping) await this.begin();
  }
}

/** Any number of APIs and workers on one PostgreSQL and one Redis. */
export class Fleet {
  private constructor(readonly hosts: readonly Host[]) {}

  static async start(count: Record<Role, number>, env: NodeJS.ProcessEnv): Promise<Fleet> {
    const hosts: Host[] = [];
    // The first makes the tables and the accounts.
    for (const role of ['api', 'worker'] as const)
      for (let n = 0; n < count[role]; n++) hosts.push(await Host.start(role, env));
    return new Fleet(hosts);
  }

  of(role: Role): Host[] {
    return this.hosts.filter((host) => host.role === role);
  }

  async tellAll(ask: 'clock' | 'storeFaults', input: unknown): Promise<void> {
    await Promise.all(this.hosts.map((host) => host.tell(ask, input)));
  }

  async stop(): Promise<void> {
    await Promise.all(this.hosts.map((host) => host.stop()));
  }
}
