import { expect } from '@jest/globals';
import { type Engine, openEngine, readConfig } from '#engine';
import { ManualClock } from '#kernel';
import { type Actor, type Command, type DeliveryRow, DISPATCH_RULES, SYSTEM, type TableName } from '#runtime';
import { TABLE_NAMES } from '../../libs/persistence/src/entities/index.ts';
import { type Deployment, deploy } from './combinations.ts';
import type { DatabaseKind } from './database.ts';

/** Tasks and deliveries are many; what the journal says of tasks is held against their rows at the end of a file. */
const FEW = TABLE_NAMES.filter((table) => table !== 'task' && table !== 'delivery');
const STATES: DeliveryRow['state'][] = [
  'queued',
  'sent',
  'delivered',
  'opened',
  'acknowledged',
  'failed',
  'exhausted',
  'withdrawn',
];

export interface TestEngineOptions {
  database: DatabaseKind;
  queue: 'in-process' | 'bullmq';
  now?: number;
  /** An earlier engine's record, to go on with; this one then leaves it behind. */
  deployment?: Deployment;
  /** Lets webhooks go to plain HTTP on this machine, where a test's receiver listens. */
  loopbackWebhooks?: boolean;
  /** What the deployment sets besides. */
  env?: NodeJS.ProcessEnv;
}

/** The real engine on a database and queue of its own, with a clock moved by hand. */
export async function openTestEngine({
  database,
  queue,
  now = Date.parse('2026-07-01T12:00:00+08:00'),
  deployment,
  loopbackWebhooks = false,
  env = {},
}: TestEngineOptions): Promise<TestEngine> {
  const place = deployment ?? (await deploy(database, queue));
  const { databaseUrl, queue: jobs } = place.options();
  const faults: unknown[] = [];
  const clock = new ManualClock(now);
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    KAIDU_QUEUE: 'in-process',
    ...env,
    ...(loopbackWebhooks ? { KAIDU_WEBHOOK_INSECURE: '1', KAIDU_WEBHOOK_PRIVATE: '1' } : {}),
    KAIDU_REGISTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  });
  const engine = await openEngine(config, jobs!, (_where, error) => faults.push(error), { clock });
  for (const cls of ['urgent', 'routine'] as const)
    await engine.queue.consume(cls, (job) => engine.deliverer.handle(job));
  return new TestEngine(engine, clock, faults, place, deployment === undefined);
}

export class TestEngine {
  private requests = 0;

  constructor(
    readonly engine: Engine,
    readonly clock: ManualClock,
    private readonly faults: unknown[],
    readonly deployment: Deployment,
    private readonly drops: boolean,
  ) {}

  get reader() {
    return this.engine.reader;
  }

  /** Somebody who holds this post, of this county or agency where the post exists once for each. */
  as(post: string, place?: { division?: string; agency?: string }): Actor {
    const id = [post, place?.division ?? place?.agency].filter(Boolean).join(':');
    return { id, name: id, posts: [{ post, ...place }] };
  }

  run<I, O>(command: Command<I, O>, input: I, by: Actor | string): Promise<O> {
    const actor = typeof by === 'string' ? this.as(by) : by;
    return this.engine.bus.execute(command, input, { actor, requestId: `request-${++this.requests}` });
  }

  async row<K extends TableName>(table: K, id: string) {
    const [row] = await this.reader.get(table, [id]);
    if (!row) throw new Error(`no ${table} ${id}`);
    return row;
  }

  /** Names of an incident's facts, in order. */
  async facts(incidentId: string): Promise<string[]> {
    return (await this.reader.facts({ incidentId }, { limit: 5000 })).map(({ fact }) => fact);
  }

  /** Names of the facts of the incident itself, without those of its responses, tasks and duties. */
  async ownFacts(incidentId: string): Promise<string[]> {
    return (await this.reader.facts({ incidentId, stream: 'incident' })).map(({ fact }) => fact);
  }

  /** The account of a shift leader, who can witness a decision by telephone. */
  async witness(): Promise<string> {
    const login = 'shift-leader';
    const [known] = await this.reader.find('account', { login });
    if (known) return known.id;
    const fresh = { login, name: login, posts: [{ post: login }], password: null };
    return (await this.engine.accounts.create(fresh, { actor: SYSTEM, requestId: 'witness' })).id;
  }

  /** Waits until everything that was set in motion has come to rest. */
  async settle(): Promise<void> {
    const { bus, queue, deliverer } = this.engine;
    do {
      await bus.idle();
      await new Promise(setImmediate);
    } while (deliverer.underWay + (await queue.depth('urgent')) + (await queue.depth('routine')) > 0);
    await bus.idle();
    expect(this.faults).toEqual([]);
  }

  /** Lets the seconds pass for which later changes are gathered, and what was gathered go. */
  async gathered(): Promise<void> {
    this.clock.advance(DISPATCH_RULES.gatherMs);
    await this.engine.sweep.run();
    await this.settle();
  }

  /** What a refusal leaves alone: the end of the journal, how many tasks and messages there are, and all other rows. */
  async record() {
    const tasks = await this.reader.count('task', {});
    const told = STATES.map((state) => this.reader.count('delivery', { state }));
    const rows = await Promise.all(FEW.map((table) => this.reader.find(table, {}, { orderBy: 'id' })));
    const head = await this.reader.head();
    const beyond = await this.reader.facts({}, { afterSeq: head.seq });
    return { head, beyond, tasks, told: await Promise.all(told), rows };
  }

  async close(): Promise<void> {
    await this.engine.close();
    if (this.drops) await this.deployment.drop();
  }
}
