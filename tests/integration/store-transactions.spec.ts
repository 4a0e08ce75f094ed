import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { openStore, type RecordStore } from '#persistence';
import type { ChainHead, WriteTx } from '#runtime';
import { createDatabase, DATABASES, type ScratchDatabase } from '../support/database.ts';
import { append, fact, task, writes } from './store-rows.ts';

// Servers start and disks sync within: a busy machine needs patience.
jest.setTimeout(30_000);

describe.each(DATABASES)('the unit of work on %s', (kind) => {
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
  const put = (tx: WriteTx, ...rows: string[]) =>
    tx.write(writes({ put: { task: rows.map((id) => task(id)) } }));
  /** Adds one fact behind whatever is the last. */
  const addFact = async (tx: WriteTx): Promise<number> => {
    const { seq, hash } = await tx.head();
    await tx.write(append(fact(seq + 1, { prevHash: hash })));
    return seq + 1;
  };

  it('gives back what the work gives, once it is committed', async () => {
    expect(await store.transact((tx) => put(tx, 'a').then(() => 'done'))).toBe('done');
    expect(await ids()).toEqual(['a']);
  });

  it('leaves nothing of work that fails, and rethrows its error', async () => {
    const refusal = new Error('no');
    const failing = store.transact(async (tx) => {
      await put(tx, 'a');
      await addFact(tx);
      throw refusal;
    });
    await expect(failing).rejects.toBe(refusal);
    expect(await ids()).toEqual([]);
    expect(await store.reader.head()).toEqual({ seq: 0, hash: 'genesis' });
    await store.transact((tx) => put(tx, 'b'));
    expect(await ids()).toEqual(['b']);
  });

  it('lets fifty that overlap take turns, each seeing those before', async () => {
    const seqs = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        store.transact(async (tx) => {
          const before = await tx.find('task', {});
          if (index % 7 === 3) throw new Error('refused');
          await sleep(index % 3);
          await put(tx, `${before.length}`);
          return addFact(tx);
        }),
      ).map((one) => one.catch(() => null)),
    );
    const done = seqs.filter((seq) => seq !== null);
    expect(done).toEqual(Array.from({ length: 43 }, (_, index) => index + 1));
    expect(await store.reader.count('task', {})).toBe(43);
    expect((await store.reader.head()).seq).toBe(43);
  });

  it('lets two processes take turns', async () => {
    const other = await openStore({ url: database.url });
    const work = (one: RecordStore) => Array.from({ length: 20 }, () => one.transact(addFact));
    const seqs = await Promise.all([...work(store), ...work(other)]);
    await other.close();
    expect(seqs.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });

  it('keeps readers from a transaction that is open, and shows them its commit', async () => {
    await store.transact(async (tx) => {
      await put(tx, 'a');
      await addFact(tx);
      expect((await tx.find('task', {})).length).toBe(1);
      expect((await tx.head()).seq).toBe(1);
      expect(await ids()).toEqual([]);
      expect((await store.reader.head()).seq).toBe(0);
    });
    expect(await ids()).toEqual(['a']);
    expect((await store.reader.head()).seq).toBe(1);
  });

  it('shows every commit to the very next read', async () => {
    for (let round = 0; round < 30; round += 1) {
      const reads = Array.from({ length: 5 }, () => store.reader.find('task', {}));
      await store.transact((tx) => put(tx, `${round}`));
      expect(await store.reader.count('task', {})).toBe(round + 1);
      await Promise.all(reads);
    }
  });

  it('waits for statements that the work did not wait for', async () => {
    await store.transact(async (tx) => {
      void put(tx, 'a');
      void put(tx, 'b');
    });
    expect(await ids()).toEqual(['a', 'b']);
  });

  it('does not commit after a statement failed, even if the work takes no notice', async () => {
    const work = store.transact(async (tx) => {
      await put(tx, 'a');
      await tx.write(writes({ put: { task: [task('b', { key: null as never })] } })).catch(() => {});
      return 'fine';
    });
    await expect(work).rejects.toThrow(/null/i);
    expect(await ids()).toEqual([]);
    await store.transact((tx) => put(tx, 'c'));
    expect(await ids()).toEqual(['c']);
  });

  it('refuses a transaction that has ended', async () => {
    let kept!: WriteTx;
    await store.transact(async (tx) => {
      kept = tx;
    });
    await expect(put(kept, 'late')).rejects.toThrow('ended');
    await expect(kept.head()).rejects.toThrow('ended');
    expect(await ids()).toEqual([]);
  });

  it('refuses one that can only wait for itself, and goes on', async () => {
    const hasty = await openStore({ url: database.url, lockTimeoutMs: 50 });
    const nested = hasty.transact((tx) =>
      put(tx, 'a').then(() => hasty.transact((inner) => put(inner, 'b'))),
    );
    await expect(nested).rejects.toMatchObject({ code: 'engine.unavailable' });
    await hasty.transact((tx) => put(tx, 'c'));
    await hasty.close();
    expect(await ids()).toEqual(['c']);
  });

  it('refuses a fact at a place that is taken', async () => {
    await store.transact(addFact);
    const forged: ChainHead = { seq: 1, hash: 'forged' };
    const again = store.transact((tx) => tx.write(writes({ facts: [fact(1)], head: forged })));
    await expect(again).rejects.toMatchObject({ code: 'command.conflict' });
    expect(await store.reader.head()).toEqual({ seq: 1, hash: 'sha256:1' });
  });

  it('keeps data when it is opened again, and says what it did', async () => {
    await store.transact(addFact);
    await store.transact(() => Promise.reject(new Error('no'))).catch(() => {});
    expect(await store.stats()).toMatchObject({ kind, committed: 1, rolledBack: 1, waiting: 0 });
    expect((await store.stats()).bytes).toBeGreaterThan(10_000);
    await store.close();
    store = await openStore({ url: database.url });
    expect(await store.reader.facts({})).toEqual([fact(1)]);
  });

  it('opens for reading only', async () => {
    await store.transact(addFact);
    const reading = await openStore({ url: database.url, readOnly: true });
    expect((await reading.reader.head()).seq).toBe(1);
    await expect(reading.transact((tx) => tx.head())).rejects.toThrow('reading only');
    await reading.close();
  });

  it('finishes what is under way when it closes, and refuses the rest', async () => {
    const last = store.transact((tx) => sleep(50).then(() => put(tx, 'a')));
    const closing = store.close();
    await expect(store.transact((tx) => put(tx, 'b'))).rejects.toMatchObject({ code: 'engine.unavailable' });
    await Promise.all([last, closing, store.close()]);
    store = await openStore({ url: database.url });
    expect(await ids()).toEqual(['a']);
  });
});
