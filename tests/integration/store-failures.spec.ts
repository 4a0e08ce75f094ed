import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import sqlite3 from 'sqlite3';
import { databaseStatus, openStore, type RecordStore } from '#persistence';
import type { WriteTx } from '#runtime';
import { createDatabase, type ScratchDatabase } from '../support/database.ts';
import { query, withPostgres } from '../support/postgres-client.ts';
import { startPostgres } from '../support/servers.ts';
import { startSilenceableProxy } from '../support/silenceable-proxy.ts';
import { append, fact, task, writes } from './store-rows.ts';

// Servers start and disks sync within: a busy machine needs patience.
jest.setTimeout(30_000);

const UNAVAILABLE = { code: 'engine.unavailable', status: 503 };
const put = (tx: WriteTx, id: string) => tx.write(writes({ put: { task: [task(id)] } }));

describe('SQLite out of reach', () => {
  let database: ScratchDatabase;
  let store: RecordStore;
  let other: sqlite3.Database;
  const exec = (sql: string) =>
    new Promise<void>((resolve, reject) => other.exec(sql, (error) => (error ? reject(error) : resolve())));

  beforeEach(async () => {
    database = await createDatabase('sqlite');
    store = await openStore({ url: database.url, lockTimeoutMs: 50 });
    other = new sqlite3.Database(database.path!);
  });
  afterEach(async () => {
    await new Promise((resolve) => other.close(resolve));
    await store.close();
    await database.drop();
  });

  it('is a refusal with its cause while another process holds the lock, and over when it lets go', async () => {
    await exec('BEGIN IMMEDIATE');
    const refused = store.transact((tx) => put(tx, 'a'));
    await expect(refused).rejects.toMatchObject({ ...UNAVAILABLE, cause: { code: 'SQLITE_BUSY' } });
    expect(await store.reader.count('task', {})).toBe(0);
    await exec('COMMIT');
    await store.transact((tx) => put(tx, 'a'));
    expect(await store.reader.count('task', {})).toBe(1);
  });

  it('is a refusal when there is no such file to read', async () => {
    const url = `sqlite:/tmp/${randomUUID()}.sqlite`;
    await expect(openStore({ url, readOnly: true })).rejects.toMatchObject(UNAVAILABLE);
    await expect(databaseStatus(url)).rejects.toMatchObject(UNAVAILABLE);
  });
});

describe('PostgreSQL out of reach', () => {
  let database: ScratchDatabase;
  let store: RecordStore;

  beforeEach(async () => {
    database = await createDatabase('postgres');
    store = await openStore({ url: database.url, lockTimeoutMs: 300 });
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  const endSessions = () =>
    query(
      database.url,
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );

  it('is a refusal while another process holds the head, and over when it lets go', async () => {
    await withPostgres(database.url, async (client) => {
      await client.query('BEGIN');
      await client.query('SELECT * FROM journal_head FOR UPDATE');
      const refused = store.transact((tx) => put(tx, 'a'));
      await expect(refused).rejects.toMatchObject({ ...UNAVAILABLE, cause: { code: '55P03' } });
      await client.query('ROLLBACK');
    });
    await store.transact((tx) => put(tx, 'a'));
    expect(await store.reader.count('task', {})).toBe(1);
  });

  it('takes new connections after the old ones broke, between transactions and within one', async () => {
    await store.transact((tx) => put(tx, 'a'));
    await endSessions();
    await store.transact((tx) => put(tx, 'b')).catch(() => {});
    await store.reader.head().catch(() => {});
    const broken = store.transact(async (tx) => {
      await put(tx, 'c');
      await endSessions();
      await put(tx, 'd');
    });
    await expect(broken).rejects.toMatchObject(UNAVAILABLE);
    await store.transact((tx) => put(tx, 'e'));
    const ids = (await store.reader.find('task', {})).map((row) => row.id);
    expect(ids.filter((id) => id !== 'b')).toEqual(['a', 'e']);
  });

  it('is a refusal when the network drops everything without a word, and over on new connections', async () => {
    const { searchParams, pathname } = new URL(database.url.replace('@/', '@localhost/'));
    const proxy = await startSilenceableProxy(`${searchParams.get('host')}/.s.PGSQL.5432`);
    const far = await openStore({
      url: `postgres://postgres@127.0.0.1:${proxy.port}${pathname}`,
      lockTimeoutMs: 100,
    });
    try {
      await far.transact((tx) => put(tx, 'a'));
      const { writes: at } = await far.transact((tx) => tx.head());
      await far.reader.head();
      proxy.silence();
      await expect(far.reader.head()).rejects.toMatchObject(UNAVAILABLE);
      await expect(far.readyAt(at, writes({ put: { task: [task('b')] } }))()).rejects.toMatchObject(
        UNAVAILABLE,
      );
      await far.transact((tx) => put(tx, 'c'));
      expect((await far.reader.find('task', {})).map((row) => row.id)).toEqual(['a', 'c']);
    } finally {
      await proxy.close();
      await far.close();
    }
  });

  it('finds that a commit did not happen when the connection broke over it', async () => {
    // The server ends the session from within its own COMMIT.
    await query(
      database.url,
      `CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$`,
    );
    await query(
      database.url,
      `CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON journal DEFERRABLE INITIALLY DEFERRED
         FOR EACH ROW EXECUTE FUNCTION cut()`,
    );
    await expect(store.transact((tx) => tx.write(append(fact(1))))).rejects.toMatchObject(UNAVAILABLE);
    await query(database.url, 'DROP TRIGGER cut ON journal');
    expect((await store.reader.head()).seq).toBe(0);
    await store.transact((tx) => tx.write(append(fact(1))));
    expect((await store.reader.head()).seq).toBe(1);
  });

  it('finds that a commit did happen though the connection broke before the answer', async () => {
    const server = await startPostgres();
    const url = server.urlOf('kaidu');
    await query(server.url, 'CREATE DATABASE kaidu');
    const survivor = await openStore({ url });
    try {
      // Committed here, the server waits for a standby that does not exist before it answers.
      await query(server.url, "ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
      await query(server.url, 'SELECT pg_reload_conf()');
      const written = survivor.transact((tx) => tx.write(append(fact(1))));
      const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'`;
      while ((await query(server.url, cut)).length === 0);
      await written;
      expect((await survivor.reader.head()).seq).toBe(1);
    } finally {
      await survivor.close();
      await server.stop();
    }
  });

  it('is a refusal while the server is down, and over when it is back', async () => {
    const server = await startPostgres();
    const url = server.urlOf('kaidu');
    await query(server.url, 'CREATE DATABASE kaidu');
    const survivor = await openStore({ url });
    try {
      await survivor.transact((tx) => put(tx, 'a'));
      // At once, and its children with it: those that outlive a killed parent would still serve for a moment.
      await server.kill('SIGQUIT');
      await expect(survivor.transact((tx) => put(tx, 'b'))).rejects.toMatchObject(UNAVAILABLE);
      await expect(survivor.reader.head()).rejects.toMatchObject(UNAVAILABLE);
      await server.restart();
      await survivor.transact((tx) => put(tx, 'c'));
      expect((await survivor.reader.find('task', {})).map((row) => row.id)).toEqual(['a', 'c']);
    } finally {
      await survivor.close();
      await server.stop();
    }
  });
});
