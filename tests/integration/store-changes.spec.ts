import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { openStore, type RecordStore } from '#persistence';
import type { TableName, Tables, WriteTx } from '#runtime';
import { createDatabase, DATABASES, type ScratchDatabase } from '../support/database.ts';
import { AWKWARD, awkwardRows, LARGE, task, writes } from './store-rows.ts';

// Servers start and disks sync within: a busy machine needs patience.
jest.setTimeout(30_000);

/** Another value of the same kind. */
const other = (value: unknown): unknown => {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value === 0 ? 11 : 0;
  if (typeof value === 'string') return `${value}'${AWKWARD}`;
  return { was: value };
};

// Rows that a transaction has read are written by their changed columns only; it must not show.
describe.each(DATABASES)('rows read and put back on %s', (kind) => {
  let database: ScratchDatabase;
  let store: RecordStore;

  beforeEach(async () => {
    database = await createDatabase(kind);
    store = await openStore({ url: database.url });
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  const put = (tx: WriteTx, ...rows: Tables['task'][]) => tx.write(writes({ put: { task: rows } }));
  const tasks = () => store.reader.find('task', {});

  it('take any change of any column', async () => {
    const rows = awkwardRows();
    const tables = Object.keys(rows) as TableName[];
    await store.transact((tx) =>
      tx.write(writes({ put: Object.fromEntries(tables.map((table) => [table, [rows[table]]])) })),
    );
    for (const table of tables) {
      let expected: Record<string, unknown> & { id: string } = { ...rows[table] };
      for (const column of Object.keys(expected).filter((name) => name !== 'id')) {
        expected = { ...expected, [column]: other(expected[column]) };
        // The columns that hold null take plain values, not documents.
        if (rows[table][column as keyof object] === null && column !== 'levels')
          expected[column] = /At$|Until$/.test(column) ? 7 : AWKWARD;
        const wanted = expected;
        await store.transact(async (tx) => {
          await tx.get(table, [wanted.id]);
          await tx.write(writes({ put: { [table]: [wanted] } }));
        });
        expect(await store.reader.get(table, [wanted.id])).toEqual([wanted]);
      }
    }
  });

  it('take null where it is allowed, and lose it again', async () => {
    for (const dueAt of [5, null, LARGE, null]) {
      await store.transact(async (tx) => {
        await tx.find('task', {});
        await put(tx, task('a', { dueAt }));
      });
      expect(await tasks()).toEqual([task('a', { dueAt })]);
    }
  });

  it('keep what others of the same write changed apart', async () => {
    await store.transact((tx) => put(tx, task('a'), task('b'), task('c')));
    const changed = [task('a', { state: 'x' }), task('b', { dueAt: 9 }), task('c'), task('d', { seq: 4 })];
    await store.transact(async (tx) => {
      await tx.find('task', {});
      await put(tx, ...changed);
    });
    expect(await tasks()).toEqual(changed);
  });

  it('are diffed as well against what the caller says stood there before', async () => {
    await store.transact((tx) => put(tx, task('a', { dueAt: 7 }), task('b')));
    const before = await tasks();
    const after = [
      { ...before[0]!, state: 'withdrawn', dueAt: null },
      { ...before[1]!, data: { key: '水' } },
    ];
    const set = writes({ put: { task: after as never }, before: { task: before } });
    expect(await store.readyAt(1, set)()).toBe(true);
    expect(await tasks()).toEqual(after);
  });

  it('are inserted where the caller says that none is there, and nothing is written if that is wrong', async () => {
    const fresh = (...ids: string[]) =>
      writes({ put: { task: ids.map((id) => task(id)) }, absent: { task: new Set(ids) } });
    expect(await store.readyAt(0, fresh('a', 'b'))()).toBe(true);
    await store.transact((tx) => tx.write(fresh('c')));
    await expect(store.readyAt(2, fresh('d', 'a'))()).rejects.toThrow();
    expect(await tasks()).toEqual([task('a'), task('b'), task('c')]);
  });

  it('may be changed where they are', async () => {
    await store.transact((tx) => put(tx, task('a')));
    await store.transact(async (tx) => {
      const [row] = await tx.get('task', ['a']);
      row!.state = 'withdrawn';
      (row!.context as { overdue: boolean }).overdue = true;
      await put(tx, row!);
    });
    const context = { overdue: true, adjustmentRequested: false };
    expect(await tasks()).toEqual([task('a', { state: 'withdrawn', context })]);
  });

  it('may be written again and again in one transaction, and removed, and put anew', async () => {
    await store.transact((tx) => put(tx, task('a'), task('b'), task('c')));
    await store.transact(async (tx) => {
      await tx.find('task', {});
      await put(tx, task('a', { seq: 4 }), task('b', { seq: 4 }));
      await put(tx, task('a'), task('b', { seq: 5 }));
      await tx.write(writes({ remove: { task: ['b', 'c'] } }));
      await put(tx, task('c'));
    });
    expect(await tasks()).toEqual([task('a'), task('c')]);
  });
});
