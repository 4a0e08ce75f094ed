import { setTimeout as sleep } from 'node:timers/promises';
import { kaidu } from '../support/cli.ts';
import {
  type Discrepancies,
  discrepancies,
  explained,
  NO_DISCREPANCIES,
  type Sent,
} from '../support/fleet/account.ts';
import { Agencies, registerAgencies } from '../support/fleet/agencies.ts';
import { Desk, LEVELS, type Proposed } from '../support/fleet/desk.ts';
import { Fleet } from '../support/fleet/fleet.ts';
import { query } from '../support/postgres-client.ts';
import { seeded } from '../support/seeded.ts';
import { startPostgres, startRedis } from '../support/servers.ts';
import type { Fault, World } from './faults.ts';

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

/** Everything so far, held against the record. */
export interface Account {
  activations: number;
  tasks: number;
  /** Different messages that agencies got, and attempts with repetitions and failures. */
  messages: number;
  attempts: number;
  /** Requests that people had to send again. */
  sentAgain: number;
  /** The longest that a message was on its way, in milliseconds. */
  slowestMs: number;
  failedDeliveries: number;
  discrepancies: Discrepancies;
  /** Incidents without one response at the level that was decided, and those whose tasks are not as others'. */
  wrongResponses: string[];
  uneven: string[];
  journal: { whole: boolean; fault: unknown };
}

/** What an account must say. */
export const CLEAN = {
  failedDeliveries: 0,
  discrepancies: NO_DISCREPANCIES,
  wrongResponses: [],
  uneven: [],
  journal: { whole: true, fault: null },
};

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
      return new FaultRun(world, desk, contacts, databaseUrl, tell, undo);
    } catch (error) {
      await undoAll(undo);
      throw error;
    }
  }

  close(): Promise<void> {
    return undoAll(this.undo);
  }

  async go(options: RunOptions): Promise<Pace> {
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

  async account(): Promise<Account> {
    const rows = <T>(sql: string) => query(this.databaseUrl, sql) as Promise<T[]>;
    const tasks = await rows<{ id: string; incidentId: string; recipient: string }>(
      `SELECT id, incident_id AS "incidentId", recipient FROM task WHERE state = 'issued'`,
    );
    const levels = new Map(this.decided.map(({ incidentId, level }) => [incidentId, level]));
    const mails = await rows<{ id: string; incidentId: string; message: string }>(
      `SELECT id, incident_id AS "incidentId", message FROM delivery WHERE channel = 'email'`,
    );
    const sent = mails.map((row) => ({ ...row, message: JSON.parse(row.message) as Sent['message'] }));
    const arrived = explained(await this.world.agencies.arrived(), sent);
    const [delays] = await rows<{ slowest: number }>(
      "SELECT coalesce(max(coalesce(delivered_at, sent_at) - created_at), 0)::float AS slowest FROM delivery WHERE channel <> 'inbox'",
    );
    const [failed] = await rows<{ count: number }>(
      "SELECT count(*)::int AS count FROM delivery WHERE state = 'failed'",
    );
    const { out } = await kaidu(['audit', 'verify', '--json', '--database', this.databaseUrl]);
    return {
      activations: this.decided.length,
      tasks: tasks.length,
      messages: arrived.length,
      attempts: (await this.world.agencies.count()).attempts,
      sentAgain: this.desk.sentAgain,
      slowestMs: delays!.slowest,
      failedDeliveries: failed!.count,
      discrepancies: discrepancies(arrived, { tasks, contacts: this.contacts, levels }),
      wrongResponses: await this.wrongResponses(levels),
      uneven: unevenTasks(tasks, levels),
      journal: JSON.parse(out) as Account['journal'],
    };
  }

  /** By the record itself: one response for each decision, at the level that was decided. */
  private async wrongResponses(levels: ReadonlyMap<string, string>): Promise<string[]> {
    const responses = (await query(
      this.databaseUrl,
      `SELECT incident_id AS "incidentId", context FROM response`,
    )) as { incidentId: string; context: string }[];
    const found = new Map<string, string[]>();
    for (const { incidentId, context } of responses) {
      const { level } = JSON.parse(context) as { level: string };
      found.set(incidentId, [...(found.get(incidentId) ?? []), level]);
    }
    const wrong = [...levels].filter(([id, level]) => found.get(id)?.join() !== level).map(([id]) => id);
    return [...wrong, ...[...found.keys()].filter((id) => !levels.has(id))];
  }
}

/** Incidents that do not have as many tasks as the others of their level. */
function unevenTasks(
  tasks: readonly { incidentId: string }[],
  levels: ReadonlyMap<string, string>,
): string[] {
  const counts = new Map<string, number>();
  for (const { incidentId } of tasks) counts.set(incidentId, (counts.get(incidentId) ?? 0) + 1);
  const usual = new Map<string, number>();
  for (const [id, level] of levels) usual.set(level, Math.max(usual.get(level) ?? 0, counts.get(id) ?? 0));
  return [...levels].filter(([id, level]) => counts.get(id) !== usual.get(level)).map(([id]) => id);
}

async function undoAll(undo: (() => unknown)[]): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step();
}
