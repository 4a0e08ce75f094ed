import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { openStore, type RecordStore } from '#persistence';
import { createDatabase, DATABASES, type ScratchDatabase } from '../support/database.ts';
import { append, fact, task, writes } from './store-rows.ts';

// Servers start and disks sync within: a busy machine needs patience.
jest.setTimeout(30_000);

describe.each(DATABASES)('a write by itself on %s', (kind) => {
  let database: ScratchDatabase;
  let store: RecordStore;

  beforeEach(async () => {
    database = await createDatabase(kind);
    store = await openStore({ url: database.url, lockTimeoutMs: 2000 });
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  const ids = async () => (await store.reader.find('task', {})).map((row) => row.id);
  const put = (...rows: string[]) => writes({ put: { task: rows.map((id) => task(id)) } });
  const head = () => store.transact((tx) => tx.head());

  it('happens where the record is as expected, and moves it on', async () => {
    expect(await store.readyAt(0, { ...append(fact(1)), ...{ put: put('a', 'b').put } })()).toBe(true);
    expect(await head()).toEqual({ seq: 1, hash: 'sha256:1', writes: 1 });
    expect(await store.readyAt(1, writes({ remove: { task: ['a'] }, put: put('c').put }))()).toBe(true);
    expect(await head()).toMatchObject({ seq: 1, writes: 2 });
    expect(await ids()).toEqual(['b', 'c']);
  });

  it('does nothing at all where another process wrote in between, facts or none', async () => {
    const other = await openStore({ url: database.url });
    await other.transact((tx) => tx.write(put('a')));
    await other.close();
    const set = { ...append(fact(1)), put: put('b').put, remove: { task: ['a'] } };
    expect(await store.readyAt(0, set)()).toBe(false);
    expect([await ids(), (await head()).seq, await store.reader.facts({})]).toEqual([['a'], 0, []]);
    expect(await store.readyAt(1, set)()).toBe(true);
    expect([await ids(), (await head()).seq]).toEqual([['b'], 1]);
  });

  it('of many at one place, one happens', async () => {
    const other = await openStore({ url: database.url });
    const done = await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 ? store : other).readyAt(0, put(`t${n}`))()),
    );
    await other.close();
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(await ids()).toEqual([`t${done.indexOf(true)}`]);
  });

  it('that fails leaves nothing, and the next finds the record where it was', async () => {
    await store.readyAt(0, append(fact(1)))();
    // The second fact is there already: the rows that came with it must not stay.
    const twice = { ...append(fact(1)), put: put('a').put };
    await expect(store.readyAt(1, twice)()).rejects.toMatchObject({ code: 'command.conflict' });
    expect([await ids(), (await head()).writes]).toEqual([[], 1]);
    expect(await store.readyAt(1, put('a'))()).toBe(true);
  });

  it('is not caught in a transaction that failed before it', async () => {
    await store.transact((tx) => tx.write(put('a'))).catch(() => {});
    const failing = store.transact(async (tx) => {
      await tx.write(writes({ put: { task: [task('b')] }, remove: { task: ['a'] } }));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await store.readyAt(1, writes({ put: { task: [task('c')] }, remove: { task: ['a'] } }))()).toBe(
      true,
    );
    await store.close();
    store = await openStore({ url: database.url });
    expect(await ids()).toEqual(['c']);
  });
});
