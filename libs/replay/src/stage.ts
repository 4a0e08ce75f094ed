import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { openQueue } from '#dispatch';
import { type Engine, openEngine, readConfig } from '#engine';
import { type IdSource, ManualClock } from '#kernel';
import { type Actor, type DeliveryQueue, SYSTEM } from '#runtime';
import type { Scene } from './scene.ts';

export interface StageOptions {
  /** A record of the caller's own; a scratch SQLite file if left out. */
  databaseUrl?: string;
  /** The queue in the process if left out. The stage closes it. */
  queue?: DeliveryQueue;
  /** Settings of the channels; a replay needs none, for it knows no contacts. */
  env?: NodeJS.ProcessEnv;
  /** Ids that repeat from replay to replay if left out: not for a record that something has been written to before. */
  ids?: IdSource;
  /** Everything on this stage is an exercise, whatever a scenario or a person says. */
  exerciseOnly?: boolean;
}

function repeatingIds(): IdSource {
  let count = 0;
  return { next: () => `00000000-0000-7000-8000-${(++count).toString(16).padStart(12, '0')}` };
}

/** The real engine on a scratch record, a clock that stands until it is moved, and ids that repeat. */
export class Stage implements Scene {
  private constructor(
    readonly engine: Engine,
    readonly clock: ManualClock,
    private readonly folder: string,
    private readonly faults: unknown[],
  ) {}

  static async open(
    start: number,
    { databaseUrl, queue = openQueue(), env, ids = repeatingIds(), exerciseOnly }: StageOptions = {},
  ): Promise<Stage> {
    const folder = mkdtempSync(join(tmpdir(), 'kaidu-replay-'));
    const clock = new ManualClock(start);
    const faults: unknown[] = [];
    const config = readConfig({
      ...env,
      KAIDU_DATA: folder,
      KAIDU_QUEUE: 'in-process',
      DATABASE_URL: databaseUrl,
    });
    const engine = await openEngine(config, queue, (_where, error) => faults.push(error), {
      clock,
      ids,
      random: () => 0.5,
      exerciseOnly,
    });
    for (const cls of ['urgent', 'routine'] as const)
      await engine.queue.consume(cls, (job) => engine.deliverer.handle(job));
    return new Stage(engine, clock, folder, faults);
  }

  /** Somebody who holds this post, of this county or agency where the post exists once for each. */
  as(post: string, place?: { division?: string; agency?: string }): Actor {
    const id = [post, place?.division ?? place?.agency].filter(Boolean).join(':');
    return { id, name: id, posts: [{ post, ...place }] };
  }

  /** The account of a shift leader, who can witness a decision by telephone. */
  async witness(): Promise<string> {
    const [known] = await this.engine.reader.find('account', { login: 'shift-leader' });
    if (known) return known.id;
    const made = await this.engine.accounts.create(
      { login: 'shift-leader', name: 'shift leader', posts: [{ post: 'shift-leader' }], password: null },
      { actor: SYSTEM, requestId: 'replay' },
    );
    return made.id;
  }

  /** Lets time pass: every deadline and every repeated attempt comes at its own moment. */
  async advanceTo(at: number): Promise<void> {
    for (;;) {
      const next = await this.nextMoment(at);
      if (next === null) break;
      this.clock.set(Math.max(next, this.clock.now()));
      await this.engine.sweep.run();
      await this.settle();
    }
    this.clock.set(Math.max(at, this.clock.now()));
  }

  /** Waits until everything that was set in motion has come to rest. */
  async settle(): Promise<void> {
    const { bus, queue, deliverer } = this.engine;
    do {
      await bus.idle();
      await turn();
    } while (deliverer.underWay + (await queue.depth('urgent')) + (await queue.depth('routine')) > 0);
    await bus.idle();
    if (this.faults.length) throw this.faults[0];
  }

  async close(): Promise<void> {
    await this.engine.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async nextMoment(until: number): Promise<number | null> {
    const { reader } = this.engine;
    const [deadline] = await reader.find('deadline', {}, { orderBy: 'dueAt', limit: 1 });
    const [attempt] = await reader.find(
      'delivery',
      { state: 'queued' },
      { orderBy: 'nextAttemptAt', limit: 1 },
    );
    const next = Math.min(deadline?.dueAt ?? Infinity, attempt?.nextAttemptAt ?? Infinity);
    return next <= until ? next : null;
  }
}
