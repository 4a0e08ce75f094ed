import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { createDatabase, DATABASES } from '../support/database.ts';
import { query, withPostgres } from '../support/postgres-client.ts';
import {
  type PostgresServer,
  type RedisServer,
  sharedRedisUrl,
  startPostgres,
  startRedis,
} from '../support/servers.ts';

async function withRedis<T>(url: string, work: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(url, { maxRetriesPerRequest: 1 });
  client.on('error', () => undefined);
  try {
    return await work(client);
  } finally {
    client.disconnect();
  }
}

describe('the shared servers', () => {
  it('have a Redis that keeps what it is given', async () => {
    await withRedis(sharedRedisUrl(), async (client) => {
      expect(await client.ping()).toBe('PONG');
      expect(await client.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
      expect(await client.config('GET', 'port')).toEqual(['port', '0']);
    });
  });

  it('make a database for each test and remove it again', async () => {
    const database = await createDatabase('postgres');
    expect(await query(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(await query(database.url, "SELECT '巴音郭楞' AS name")).toEqual([{ name: '巴音郭楞' }]);
    // A connection that a test forgot must not keep it alive.
    await withPostgres(database.url, () => database.drop());
    await expect(query(database.url, 'SELECT 1')).rejects.toThrow('does not exist');
  });

  it('give each kind of database an address of its own', async () => {
    for (const kind of DATABASES) {
      const [one, other] = await Promise.all([createDatabase(kind), createDatabase(kind)]);
      expect(one.url).not.toBe(other.url);
      await Promise.all([one.drop(), other.drop()]);
    }
  });
});

describe('a Redis of one test', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  it('keeps its data when it is ended cleanly, and comes back on the same socket', async () => {
    await withRedis(redis.url, (client) => client.set('kept', 'yes'));
    const first = redis.pid;
    await redis.kill('SIGTERM');
    await redis.restart();
    expect(redis.pid).not.toBe(first);
    expect(await withRedis(redis.url, (client) => client.get('kept'))).toBe('yes');
  });

  it('loses everything when wiped', async () => {
    await withRedis(redis.url, (client) => client.set('kept', 'yes'));
    await redis.restart({ wipe: true });
    expect(await withRedis(redis.url, (client) => client.dbsize())).toBe(0);
  });
});

describe('a PostgreSQL of one test', () => {
  let postgres: PostgresServer;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 30_000);
  afterAll(() => postgres.stop());

  it('keeps what was committed when it is killed', async () => {
    const database = await createDatabase('postgres', postgres.url);
    await query(database.url, 'CREATE TABLE kept (id int); INSERT INTO kept VALUES (7)');
    await postgres.kill();
    await postgres.restart();
    expect(await query(database.url, 'SELECT id FROM kept')).toEqual([{ id: 7 }]);
  }, 30_000);

  it('removes its files when it is stopped', async () => {
    const short = await startPostgres();
    const folder = decodeURIComponent(
      new URL(short.url.replace('@/', '@host/')).searchParams.get('host') ?? '',
    );
    expect(existsSync(folder)).toBe(true);
    await short.stop();
    expect(existsSync(folder)).toBe(false);
  }, 30_000);
});
