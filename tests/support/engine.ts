import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openQueue } from '#dispatch';
import { type Engine, openEngine, readConfig } from '#engine';
import { ManualClock } from '#kernel';
import {
  type Actor,
  type Command,
  type CommandMeta,
  type InstanceTable,
  SYSTEM,
  type TableName,
  type Tables,
} from '#runtime';
import { createDatabase, type DatabaseKind, type ScratchDatabase } from './database.ts';
import { sharedRedisPath } from './servers.ts';

export interface TestEngineOptions {
  database: DatabaseKind;
  queue: 'bullmq' | 'in-process';
  /** Where the hands of the clock stand; they move only by `advance` and `clock.set`. */
  start?: number;
}

/** Every table beside the journal. */
const TABLES = Object.keys({
  incident: 0,
  response: 0,
  approval: 0,
  task: 0,
  report: 0,
  delivery: 0,
  contact: 0,
  deadline: 0,
  idempotency: 0,
  account: 0,
  session: 0,
  delegation: 0,
} satisfies Record<TableName, 0>) as TableName[];
const INSTANCES: InstanceTable[] = ['incident', 'response', 'approval', 'task'];

export const START = Date.parse('2026-07-01T08:00:00+08:00');

/** A fresh database and queue with the real engine on them, by a clock that stands until it is moved. */
export async function openTestEngine(options: TestEngineOptions): Promise<TestEngine> {
  const test = new TestEngine(options, await createDatabase(options.database));
  await test.open();
  return test;
}

/** The real engine, and what a test does with it. What people do is in `tests/integration/engine/people.ts`. */
export class TestEngine {
  readonly clock: ManualClock;
  private readonly running: Engine[] = [];
  private readonly faults: unknown[] = [];
  /** One for all openings, so that ids never meet those of the opening before. */
  private ids = 0;
  private requests = 0;

  constructor(
    private readonly options: TestEngineOptions,
    private readonly database: ScratchDatabase,
  ) {
    this.clock = new ManualClock(options.start ?? START);
  }

  get engine(): Engine {
    return this.running[0]!;
  }

  get reader() {
    return this.engine.reader;
  }

  /** Opens the engine on the database; a second time it is a second one beside the first, as another process is. */
  async open(): Promise<Engine> {
    const config = readConfig({ DATABASE_URL: this.database.url, KAIDU_QUEUE: 'in-process' });
    const queue =
      this.options.queue === 'bullmq'
        ? openQueue({ redis: { path: sharedRedisPath() }, prefix: `engine-${randomUUID()}` })
        : openQueue();
    const next = () => `00000000-0000-7000-8000-${(++this.ids).toString(16).padStart(12, '0')}`;
    const engine = await openEngine(config, queue, (_where, error) => this.faults.push(error), {
      clock: this.clock,
      ids: { next },
      random: () => 0.5,
    });
    for (const cls of ['urgent', 'routine'] as const)
      await queue.consume(cls, (job) => engine.deliverer.handle(job));
    this.running.push(engine);
    return engine;
  }

  /** Ends every engine; the database stays, for `open`. */
  async shut(): Promise<void> {
    for (const engine of this.running.splice(0)) await engine.close();
  }

  async close(): Promise<void> {
    await this.shut();
    await this.database.drop();
  }

  /** Somebody who holds this post, of this county or agency where the post exists once for each. */
  as(post: string, place?: { division?: string; agency?: string }): Actor {
    const id = [post, place?.division ?? place?.agency].filter(Boolean).join(':');
    return { id, name: id, posts: [{ post, ...place }] };
  }

  /** The account of somebody who holds this post. */
  async account(post: string): Promise<string> {
    const [known] = await this.reader.find('account', { login: post });
    if (known) return known.id;
    const account = { login: post, name: post, posts: [{ post }], password: null };
    return (await this.engine.accounts.create(account, { actor: SYSTEM, requestId: 'account' })).id;
  }

  /** Gives a command as this actor, or as whoever holds this post. */
  run<I, O>(
    command: Command<I, O>,
    input: I,
    by: Actor | string,
    meta: Partial<CommandMeta> = {},
  ): Promise<O> {
    const actor = typeof by === 'string' ? this.as(by) : by;
    const requestId = `request-${++this.requests}`;
    return this.engine.bus.execute(command, input, { actor, requestId, ...meta });
  }

  /** The row; fails the test where there is none. */
  async row<K extends TableName>(table: K, id: string): Promise<Tables[K]> {
    const [row] = await this.reader.get(table, [id]);
    if (!row) throw new Error(`no ${table} ${id}`);
    return row;
  }

  /** Names of the facts about this incident, oldest first. */
  async facts(incidentId: string, named?: string): Promise<string[]> {
    const where = named ? { incidentId, fact: named } : { incidentId };
    return (await this.reader.facts(where, { limit: 10_000 })).map(({ fact }) => fact);
  }

  /** Lets this much time pass, then does what the sweep does every second. */
  async advance(ms: number): Promise<void> {
    this.clock.advance(ms);
    await this.sweep();
  }

  async sweep(): Promise<void> {
    await this.engine.sweep.run();
    await this.settle();
  }

  /** Waits until every delivery that was to be made has been, and nothing is under way. */
  async settle(withinMs = 10_000): Promise<void> {
    const deadline = performance.now() + withinMs;
    for (;;) {
      await this.engine.bus.idle();
      if (this.faults.length) throw this.faults[0];
      const [open, urgent, routine] = await Promise.all([
        this.reader.count('delivery', { state: 'queued', attempts: 0 }),
        this.engine.queue.depth('urgent'),
        this.engine.queue.depth('routine'),
      ]);
      if (open + urgent + routine === 0) return;
      if (performance.now() > deadline)
        throw new Error(`${open} deliveries never settle; ${urgent} + ${routine} jobs left`);
      await sleep(1);
    }
  }

  /** Everything that a refusal must leave alone: the journal's head, each table's rows, every instance's seq. */
  async record() {
    const head = await this.reader.head();
    const counts: Record<string, number> = {};
    for (const table of TABLES) counts[table] = await this.reader.count(table, {});
    const beyond = await this.reader.facts({}, { afterSeq: head.seq });
    const instances: string[] = [];
    for (const table of INSTANCES)
      for (const { id, seq, state, updatedAt } of await this.reader.find(table, {}, { orderBy: 'id' }))
        instances.push(`${table} ${id} ${seq} ${state} ${updatedAt}`);
    return { head, counts, beyond: beyond.length, instances };
  }
}
