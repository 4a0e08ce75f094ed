import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { type Agencies, MISBEHAVIOURS } from '../support/fleet/agencies.ts';
import type { Fleet, Role } from '../support/fleet/fleet.ts';
import type { PostgresServer, RedisServer } from '../support/servers.ts';

/** What faults can be done to. */
export interface World {
  postgres: PostgresServer;
  redis: RedisServer;
  fleet: Fleet;
  agencies: Agencies;
  /** From 0 to below 1. */
  random: () => number;
}

/** Something that goes wrong for a while: resolves when it is over, and everything as it was. */
export interface Fault {
  name: string;
  inflict(world: World, forMs: number): Promise<void>;
}

const HOUR_MS = 3600_000;
const STORE_FAULTS = 0.01;

/** A server and every process of it: those that serve sessions have a group of their own. */
function family(pid: number): number[] {
  const tasks = readdirSync(`/proc/${pid}/task`);
  const children = tasks.flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
  return [pid, ...children.flatMap(family)];
}

const signal = (pids: number[], name: NodeJS.Signals): void => {
  for (const pid of pids)
    try {
      process.kill(pid, name);
    } catch {
      // A session that ended meanwhile.
    }
};

/** Every 5 to 10 s for up to 2 s, by turns frozen and shut down at once. */
async function stopPostgres({ postgres, random }: World, forMs: number): Promise<void> {
  const until = Date.now() + forMs;
  for (let turn = 0; Date.now() < until; turn++) {
    const stoppedMs = random() * 2000;
    if (turn % 2) {
      await postgres.kill('SIGQUIT');
      await sleep(stoppedMs);
      await postgres.restart();
    } else {
      const pids = family(postgres.pid);
      signal(pids, 'SIGSTOP');
      await sleep(stoppedMs);
      signal(pids, 'SIGCONT');
    }
    await sleep(Math.max(0, Math.min(5000 + random() * 5000, until - Date.now())));
  }
}

async function asking<T>({ path }: RedisServer, ask: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis({ path });
  try {
    return await ask(client);
  } finally {
    client.disconnect();
  }
}

/** A setting of Redis for a while. */
const settingRedis =
  (set: (client: Redis) => Promise<unknown>, undo: (client: Redis) => Promise<unknown>): Fault['inflict'] =>
  async ({ redis }, forMs) => {
    await asking(redis, set);
    await sleep(forMs);
    await asking(redis, undo);
  };

const fillRedis = settingRedis(
  // Full as it stands: not even what a job that ends wants to note has room.
  (client) => client.config('SET', 'maxmemory', '1'),
  (client) => client.config('SET', 'maxmemory', '0'),
);

const makeRedisReadOnly = settingRedis(
  // A replica of a master that nobody finds: it keeps what it has and takes nothing.
  (client) => client.replicaof('127.0.0.1', '1'),
  (client) => client.call('REPLICAOF', 'NO', 'ONE'),
);

async function freezeRedis({ redis }: World, forMs: number): Promise<void> {
  const { pid } = redis;
  process.kill(pid, 'SIGSTOP');
  await sleep(forMs);
  process.kill(pid, 'SIGCONT');
}

/** One after the other, each as soon as the one before is back. */
const killing =
  (role: Role): Fault['inflict'] =>
  async ({ fleet, random }, forMs) => {
    const until = Date.now() + forMs;
    for (let turn = 0; Date.now() < until; turn++) {
      const hosts = fleet.of(role);
      hosts[turn % hosts.length]!.kill();
      await sleep(2000 + random() * 3000);
    }
  };

const movingClock =
  (aheadMs: number): Fault['inflict'] =>
  async ({ fleet }, forMs) => {
    await fleet.tellAll('clock', { ms: aheadMs });
    await sleep(forMs);
    await fleet.tellAll('clock', { ms: 0 });
  };

const misbehaving = (kind: (typeof MISBEHAVIOURS)[number]): Fault => ({
  name: `half of the agencies: ${kind}`,
  async inflict({ agencies }, forMs) {
    await agencies.behave(kind);
    await sleep(forMs);
    await agencies.behave('well');
  },
});

export const FAULTS: readonly Fault[] = [
  // First, while there are few tasks whose clocks would all run out at once.
  { name: 'the clock is an hour ahead', inflict: movingClock(HOUR_MS) },
  { name: 'the clock is an hour behind', inflict: movingClock(-HOUR_MS) },
  { name: 'PostgreSQL stops again and again', inflict: stopPostgres },
  {
    name: 'Redis is killed',
    async inflict({ redis }, forMs) {
      await redis.kill();
      await sleep(forMs);
      await redis.restart();
    },
  },
  {
    name: 'Redis is killed and wiped',
    async inflict({ redis }, forMs) {
      await redis.kill();
      await sleep(forMs);
      await redis.restart({ wipe: true });
    },
  },
  {
    name: 'Redis is emptied',
    async inflict({ redis }, forMs) {
      await asking(redis, (client) => client.flushall());
      await sleep(forMs / 2);
      await asking(redis, (client) => client.flushall());
    },
  },
  { name: 'Redis is read-only', inflict: makeRedisReadOnly },
  { name: 'Redis is full', inflict: fillRedis },
  { name: 'Redis is frozen', inflict: freezeRedis },
  {
    name: 'Redis pauses its clients',
    async inflict({ redis }, forMs) {
      await asking(redis, (client) => client.call('CLIENT', 'PAUSE', String(forMs), 'ALL'));
      await sleep(forMs);
    },
  },
  { name: 'an API is killed again and again', inflict: killing('api') },
  { name: 'a worker is killed again and again', inflict: killing('worker') },
  {
    name: '1 % of the calls to the record fail, half of them after they were done',
    async inflict({ fleet }, forMs) {
      await fleet.tellAll('storeFaults', { share: STORE_FAULTS });
      await sleep(forMs);
      await fleet.tellAll('storeFaults', { share: 0 });
    },
  },
  ...MISBEHAVIOURS.map(misbehaving),
];
