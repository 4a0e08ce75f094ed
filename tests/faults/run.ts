import { setTimeout as sleep } from 'node:timers/promises';
import { Agencies, registerAgencies } from '../support/fleet/agencies.ts';
import { Desk, LEVELS, type Proposed } from '../support/fleet/desk.ts';
import { Fleet } from '../support/fleet/fleet.ts';
import { query } from '../support/postgres-client.ts';
import { seeded } from '../support/seeded.ts';
import { startPostgres, startRedis } from '../support/servers.ts';
import { Answering } from './answering.ts';
import type { Fault, World } from './faults.ts';
import { type Account, hold } from './run-account.ts';

export interface RunOptions {
  /** How many; null: until every fault was there once. */
  activations: number | null;
  faults: readonly Fault[];
  /** How long a fault lasts, and how long there is peace before the next, in milliseconds; half to one and a half. */
  faultMs: number;
  peaceMs: number;
  /** Decisions that people are about to give at any moment. */
  inFlight: number;
  /** When to give up. */
  withinMs: number;
}

export interface Pace {
  activations: number;
  seconds: number;
  activationsPerSecond: number;
  /** From the end of the last fault, or of the load if that came later, to the last message settled; null: never. */
  settledMs: number | null;
  faults: { name: string; times: number }[];
}

export const SETTLED_WITHIN_MS = 60_000;
/** Messages on their way beyond which people wait: no office decides faster than its messages leave. */
const BACKLOG = 4000;

type Tell = (line: string) => void;

/** Activations through two APIs and two workers while faults come in turn. */
export class FaultRun {
  private readonly decided: Proposed[] = [];
  private number = 0;
  private room: Promise<void> | null = null;

  private constructor(
    private readonly world: World,
    private readonly desk: Desk,
    private readonly answering: Answering,
    private readonly contacts: Map<string, string[]>,
    private readonly databaseUrl: string,
    private readonly tell: Tell,
    private readonly undo: (() => unknown)[],
  ) {}

  static async open(seed: number, tell: Tell = () => undefined): Promise<FaultRun> {
    const undo: (() => unknown)[] = [];
    try {
      const postgres = await startPostgres();
      undo.push(() => postgres.stop());
      const redis = await startRedis();
      undo.push(() => redis.stop());
      await query(postgres.url, 'CREATE DATABASE kaidu');
      const databaseUrl = postgres.urlOf('kaidu');
      const agencies = await Agencies.open();
      undo.push(() => agencies.close());
      const fleet = await Fleet.start(
        { api: 2, worker: 2 },
        { DATABASE_URL: databaseUrl, REDIS_URL: redis.url, ...agencies.env },
      );
      undo.push(() => fleet.stop());
      const desk = await new Desk(fleet.of('api').map(({ url }) => url)).logIn();
      const contacts = await registerAgencies(desk, agencies);
      const world: World = { postgres, redis, fleet, agencies, random: seeded(seed) };
      tell(`2 APIs, 2 workers, ${contacts.size} agencies`);
      const answering = new Answering(agencies, desk, databaseUrl);
      return new FaultRun(world, desk, answering, contacts, databaseUrl, tell, undo);
    } catch (error) {
      await undoAll(undo);
      throw error;
    }
  }

  close(): Promise<void> {
    return undoAll(this.undo);
  }

  async go(options: RunOptions): Promise<Pace> {
    this.answering.begin();
    try {
      return await this.inflictUnderLoad(options);
    } finally {
      await this.answering.stop();
    }
  }

  private async inflictUnderLoad(options: RunOptions): Promise<Pace> {
    const since = performance.now();
    const before = this.decided.length;
    const inflicted = new Map<string, number>();
    const faults = this.inflictInTurn(options, () => loaded, inflicted);
    let loaded = false;
    const load = this.load(options, faults).finally(() => {
      loaded = true;
    });
    const loadSeconds = load.then(() => (performance.now() - since) / 1000);
    await Promise.all([load, faults]);
    const settledMs = await this.settle();
    this.tell(`settled ${settledMs === null ? 'NOT' : `in ${Math.round(settledMs)} ms`}`);
    const activations = this.decided.length - before;
    return {
      activations,
      seconds: (performance.now() - since) / 1000,
      activationsPerSecond: activations / (await loadSeconds),
      settledMs,
      faults: [...inflicted].map(([name, times]) => ({ name, times })),
    };
  }

  private async load({ activations, inFlight, withinMs }: RunOptions, faults: Promise<void>): Promise<void> {
    const until = Date.now() + withinMs;
    let faultsOver = false;
    void faults.then(() => {
      faultsOver = true;
    });
    const last = activations === null ? null : this.number + activations;
    const enough = () => (last === null ? faultsOver : this.number >= last) || Date.now() > until;
    const one = async () => {
      while (!enough()) {
        const number = this.number++;
        await this.waitForRoom(until);
        const proposed = await this.desk.propose(LEVELS[number % LEVELS.length]!, `山洪 ${number}`);
        const { outcome, level } = await this.desk.decide(proposed);
        if (outcome !== 'approved' || level !== proposed.level)
          throw new Error(`${proposed.level}: ${outcome} ${level}`);
        this.decided.push(proposed);
      }
    };
    await Promise.all(Array.from({ length: inFlight }, one));
  }

  /** One asks for all: to look is work too, of which the messages would have the processor. */
  private waitForRoom(until: number): Promise<void> {
    this.room ??= this.lookForRoom(until).finally(() => {
      this.room = null;
    });
    return this.room;
  }

  private async lookForRoom(until: number): Promise<void> {
    // While the database cannot be asked there is no room either.
    while ((await this.queued().catch(() => BACKLOG)) >= BACKLOG && Date.now() < until) await sleep(500);
  }

  /**
   * Messages that have not left, reminders of what nobody acknowledged among them: a long load brings many. Counted up
   * to the most that there may be, by the index over them: the table is large.
   */
  private async queued(): Promise<number> {
    const waiting = "SELECT 1 FROM delivery WHERE state IN ('queued') ORDER BY next_attempt_at";
    const [row] = await query(
      this.databaseUrl,
      `SELECT count(*)::int AS left FROM (${waiting} LIMIT ${BACKLOG}) AS waiting`,
    );
    return row!['left'] as number;
  }

  /** Each at least once; and as long as there is a load to last, again from the beginning. */
  private async inflictInTurn(
    { activations, faults, faultMs, peaceMs }: RunOptions,
    loaded: () => boolean,
    inflicted: Map<string, number>,
  ): Promise<void> {
    const { random } = this.world;
    for (let turn = 0; turn < faults.length || (activations !== null && !loaded()); turn++) {
      const fault = faults[turn % faults.length]!;
      const { name } = fault;
      await sleep(peaceMs * (0.5 + random()));
      if (loaded() && turn >= faults.length) return;
      this.tell(`${this.decided.length} decided; ${name}`);
      await fault.inflict(this.world, Math.round(faultMs * (0.5 + random())));
      inflicted.set(name, (inflicted.get(name) ?? 0) + 1);
    }
  }

  private async settle(): Promise<number | null> {
    const since = performance.now();
    for (;;) {
      const left = await this.queued();
      const took = performance.now() - since;
      if (left === 0) return took;
      if (took > 3 * SETTLED_WITHIN_MS) return null;
      await sleep(200);
    }
  }

  async account(): Promise<Account & { attempts: number; sentAgain: number }> {
    const { decided, contacts } = this;
    const arrived = await this.answering.arrived();
    const { attempts } = await this.world.agencies.count();
    const account = await hold(this.databaseUrl, { decided, arrived, contacts });
    return { ...account, attempts, sentAgain: this.desk.sentAgain };
  }
}

async function undoAll(undo: (() => unknown)[]): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step();
}
