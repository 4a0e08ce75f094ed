import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, type ScratchDatabase } from '../support/database.ts';
import { PRODUCT, type ProductProcess, startProduct } from '../support/process.ts';
import { type RedisServer, startRedis } from '../support/servers.ts';

const READY_WITHIN_MS = 60_000;

/** The product's own processes on one record, to be killed and started again. */
export class Deployment {
  private readonly undo: (() => unknown)[] = [];

  private constructor(
    readonly database: ScratchDatabase,
    private readonly redis: RedisServer | null,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /** On PostgreSQL with a Redis of its own, or on SQLite with the queue in the process. */
  static async open(kind: 'postgres' | 'sqlite', env: NodeJS.ProcessEnv): Promise<Deployment> {
    const deployment = new Deployment(
      await createDatabase(kind),
      kind === 'postgres' ? await startRedis() : null,
      env,
    );
    deployment.undo.push(
      () => deployment.database.drop(),
      () => deployment.redis?.stop(),
    );
    return deployment;
  }

  all = (crashAt?: string): Promise<ProductProcess> => this.start(['start'], crashAt);
  api = (crashAt?: string): Promise<ProductProcess> => this.start(['start', '--role', 'api'], crashAt);
  worker = (crashAt?: string): Promise<ProductProcess> => this.start(['worker'], crashAt);

  async close(): Promise<void> {
    for (const step of this.undo.reverse()) await step();
  }

  private async start(args: string[], crashAt?: string): Promise<ProductProcess> {
    const dataDir = mkdtempSync(join(tmpdir(), 'kaidu-faults-'));
    this.undo.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const product = await startProduct({
      entry: PRODUCT.cli,
      args,
      // One that is to die may do so of what it finds, before anybody has asked whether it is ready.
      ready: args[0] === 'worker' || crashAt ? null : '/health/ready',
      readyWithinMs: READY_WITHIN_MS,
      env: {
        KAIDU_DATA: dataDir,
        DATABASE_URL: this.database.url,
        REDIS_URL: this.redis?.url,
        KAIDU_QUEUE: this.redis ? undefined : 'in-process',
        KAIDU_CRASH_AT: crashAt,
        ...this.env,
      },
    });
    this.undo.push(() => product.stop());
    return product;
  }
}
