import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { openStore, type RecordStore } from '#persistence';
import type { Held, TableName, Tables, TaskRow, WriteSet } from '#runtime';
import { createDatabase, DATABASES, type ScratchDatabase } from '../support/database.ts';
import { AWKWARD, append, awkwardRows, delivery, fact, LARGE, task, writes } from './store-rows.ts';

// Servers start and disks sync within: a busy machine needs patience.
jest.setTimeout(30_000);

describe.each(DATABASES)('the record on %s', (kind) => {
  let database: ScratchDatabase;
  let store: RecordStore;
  const write = (set: WriteSet) => store.transact((tx) => tx.write(set));

  beforeEach(async () => {
    database = await createDatabase(kind);
    store = await openStore({ url: database.url });
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  it('carries every table unchanged, in one write', async () => {
    const rows = awkwardRows();
    const tables = Object.keys(rows) as TableName[];
    await write(writes({ put: Object.fromEntries(tables.map((table) => [table, [rows[table]]])) }));
    for (const table of tables) {
      expect(await store.reader.get(table, [rows[table].id])).toEqual([rows[table]]);
      expect(JSON.stringify(await store.reader.find(table, {})).length).toBe(
        JSON.stringify([rows[table]]).length,
      );
    }
  });

  it.each([null, AWKWARD, '"', 'null', 17, false, [], [null]])(
    'keeps the answer %j as it is',
    async (answer) => {
      const row = { id: 'k', bodyHash: 'h', answer, at: 1 };
      await write(writes({ put: { idempotency: [row] } }));
      expect(await store.reader.get('idempotency', ['k'])).toEqual([row]);
    },
  );

  it('carries facts unchanged, keys in their order', async () => {
    const facts = [fact(1), fact(2, { incidentId: null, reason: null, machine: null, exercise: false })];
    await write(append(...facts));
    const read = await store.reader.facts({});
    expect(read).toEqual(facts);
    expect(JSON.stringify(read.map((row) => row.data))).toBe(JSON.stringify(facts.map((row) => row.data)));
    expect(await store.reader.head()).toEqual({ seq: 2, hash: 'sha256:2' });
  });

  it('finds facts by who did them and up to a moment, and rows by a text in a document or a column', async () => {
    const actor = { id: 'officer-1', name: '值班员', posts: [] };
    const data = { title: '和静县洪涝 "A%_' };
    await write(append(fact(1, { at: 10 }), fact(2, { at: 20, actor, data }), fact(3, { at: 30, actor })));
    const seqs = async (options: Parameters<typeof store.reader.facts>[1]) =>
      (await store.reader.facts({}, options)).map(({ seq }) => seq);
    expect(await seqs({ by: 'officer-1' })).toEqual([2, 3]);
    expect(await seqs({ until: 20 })).toEqual([1, 2]);
    expect(await seqs({ by: 'officer-1', descending: true, afterSeq: 3 })).toEqual([2]);

    const row = { ...task('t1'), data: data as never, recipient: 'agency:finance' };
    await write(writes({ put: { task: [row, task('t2')] } }));
    const ids = async (...holding: Held<TaskRow>[][]) =>
      (await store.reader.find('task', {}, { holding })).map(({ id }) => id);
    expect(await ids([{ within: 'data.title', text: '洪涝' }])).toEqual(['t1']);
    expect(await ids([{ within: 'data.title', text: 'a%_' }])).toEqual(['t1']);
    expect(await ids([{ within: 'data.title', text: '%洪' }])).toEqual([]);
    const other = { within: 'data.title', text: '雪' };
    expect(await ids([other, { column: 'recipient', isAny: ['agency:finance'] }])).toEqual(['t1']);
    expect(await ids([{ within: 'data.title', text: '洪涝' }], [other])).toEqual([]);
    expect(await ids([])).toEqual([]);
    await expect(ids([{ within: "data.x'y", text: '1' }])).rejects.toThrow(/no place/);
  });

  it('starts with an empty chain', async () => {
    expect(await store.reader.head()).toEqual({ seq: 0, hash: 'genesis' });
    expect(await store.transact((tx) => tx.head())).toEqual({ seq: 0, hash: 'genesis', writes: 0 });
  });

  it('replaces a row that is there, and removes', async () => {
    await write(writes({ put: { task: [task('t1'), task('t2')] } }));
    const changed = task('t1', { state: 'withdrawn', dueAt: 5, recipient: 'division:652801' });
    await write(writes({ put: { task: [changed, task('t3')] }, remove: { task: ['t2', 'none'] } }));
    expect(await store.reader.find('task', {})).toEqual([changed, task('t3')]);
  });

  it('takes the last of two puts, and removal over both', async () => {
    const put = { task: [task('t1'), task('t1', { seq: 9 }), task('t2')] };
    await write(writes({ put, remove: { task: ['t2'] } }));
    expect(await store.reader.find('task', {})).toEqual([task('t1', { seq: 9 })]);
  });

  it('takes an empty write', async () => {
    await write(writes({}));
    await write(writes({ put: { task: [] }, remove: { task: [] } }));
    expect(await store.reader.count('task', {})).toBe(0);
  });

  it('refuses text that the databases cannot hold, and writes none of it', async () => {
    for (const bad of ['a\u0000b', '\ud800', '\\\u0000']) {
      const put = { task: [task('t1'), task('t2', { key: bad })] };
      await expect(write(writes({ put }))).rejects.toMatchObject({ code: 'request.malformed' });
    }
    expect(await store.reader.count('task', {})).toBe(0);
  });

  it('gives back texts that read like its own notation', async () => {
    const texts = [
      'NULL',
      'null',
      'nUll',
      '',
      ' ',
      '{a,b}',
      '"a"',
      '\\',
      '\\"',
      "it's",
      'a b',
      '一，二',
      '$1',
      '\n',
    ];
    const rows = texts.map((key, n) => task(`t${String(n).padStart(2, '0')}`, { key }));
    await write(writes({ put: { task: rows } }));
    expect((await store.reader.find('task', {})).map(({ key }) => key)).toEqual(texts);
  });

  it('refuses a second account of one login', async () => {
    const { account } = awkwardRows();
    await write(writes({ put: { account: [account] } }));
    const twin = write(writes({ put: { account: [{ ...account, id: 'u2' }] } }));
    await expect(twin).rejects.toMatchObject({ code: 'command.conflict' });
  });

  it('gets rows in the order of their ids', async () => {
    await write(writes({ put: { task: ['a', 'b', 'c'].map((id) => task(id)) } }));
    const ids = async (...asked: string[]) => (await store.reader.get('task', asked)).map((row) => row.id);
    expect(await ids('c', 'x', 'a', 'c')).toEqual(['c', 'a']);
    expect(await ids()).toEqual([]);
  });

  describe('find', () => {
    const rows: Tables['delivery'][] = [
      delivery('1', { nextAttemptAt: 30, taskId: null }),
      delivery('2', { nextAttemptAt: 10, exercise: true }),
      delivery('3', { nextAttemptAt: null, state: 'delivered', recipient: AWKWARD, createdAt: LARGE }),
      delivery('4', { nextAttemptAt: 10, state: 'acknowledged', taskId: 't2' }),
    ];
    const found = async (...[where, options]: Parameters<typeof find>) =>
      (await find(where, options)).map((row) => row.id).join('');
    const find = (
      where: Parameters<typeof store.reader.find<'delivery'>>[1],
      options?: Parameters<typeof store.reader.find<'delivery'>>[2],
    ) => store.reader.find('delivery', where, options);

    beforeEach(() => write(writes({ put: { delivery: rows } })));

    it('matches values, lists, null and flags', async () => {
      expect(await found({ state: 'queued' })).toBe('12');
      expect(await found({ state: ['queued', 'acknowledged'] })).toBe('124');
      expect(await found({ state: ['delivered', 'sent'], recipient: AWKWARD })).toBe('3');
      expect(await found({ state: [] })).toBe('');
      expect(await found({ taskId: null })).toBe('1');
      expect(await found({ taskId: [null, 't2'] })).toBe('14');
      expect(await found({ exercise: true })).toBe('2');
      expect(await found({ exercise: [true, false], attempts: 0, createdAt: [LARGE, 7] })).toBe('3');
    });

    it('orders, nulls last, ties by id', async () => {
      expect(await found({}, { orderBy: 'nextAttemptAt' })).toBe('2413');
      expect(await found({}, { orderBy: 'nextAttemptAt', descending: true })).toBe('1423');
      expect(await found({}, { descending: true })).toBe('4321');
    });

    it('pages', async () => {
      expect(await found({}, { limit: 2 })).toBe('12');
      expect(await found({}, { limit: 2, after: '2' })).toBe('34');
      expect(await found({}, { limit: 1, after: '3', descending: true })).toBe('2');
      expect(await found({}, { orderBy: 'nextAttemptAt', after: 10 })).toBe('1');
      expect(await found({}, { limit: 0 })).toBe('');
    });

    it('leaves out what is not due, and what has no time', async () => {
      const options = { atMost: { column: 'nextAttemptAt', value: 29 }, orderBy: 'nextAttemptAt' } as const;
      expect(await found({ state: 'queued' }, options)).toBe('2');
      expect(await found({}, options)).toBe('24');
    });

    it('counts', async () => {
      expect(await store.reader.count('delivery', { state: 'queued' })).toBe(2);
      expect(await store.reader.count('delivery', {})).toBe(4);
    });

    it('tallies by columns, with their own types', async () => {
      const { reader } = store;
      const sorted = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort();
      expect(sorted(await reader.tally('delivery', {}, ['exercise']))).toEqual([
        '{"exercise":false,"count":3}',
        '{"exercise":true,"count":1}',
      ]);
      expect(sorted(await reader.tally('delivery', { state: 'queued' }, ['state', 'exercise']))).toEqual([
        '{"state":"queued","exercise":false,"count":1}',
        '{"state":"queued","exercise":true,"count":1}',
      ]);
      const due = { atMost: { column: 'nextAttemptAt', value: 29 } } as const;
      expect(sorted(await reader.tally('delivery', {}, ['state'], due))).toEqual([
        '{"state":"acknowledged","count":1}',
        '{"state":"queued","count":1}',
      ]);
      expect(sorted(await reader.tally('delivery', {}, ['exercise'], { distinct: 'recipient' }))).toEqual([
        '{"exercise":false,"count":3,"distinct":2}',
        '{"exercise":true,"count":1,"distinct":1}',
      ]);
      const least = await reader.tally('delivery', {}, ['state'], { least: 'nextAttemptAt' });
      expect(least.every((row) => typeof row.least === 'number')).toBe(true);
      expect(await reader.tally('delivery', { state: [] }, ['state'])).toEqual([]);
      await expect(reader.tally('delivery', {}, ['message'])).rejects.toThrow(/plain column/);
    });

    it('works alike inside a transaction', async () => {
      const ids = await store.transact(async (tx) => {
        const listed = await tx.find('delivery', { state: 'queued' }, { descending: true });
        return [...listed, ...(await tx.get('delivery', ['4']))].map((row) => row.id);
      });
      expect(ids).toEqual(['2', '1', '4']);
    });

    it('refuses columns that are not there, documents, and filters left undefined', async () => {
      await expect(find({ 'id" = "id': 1 } as never)).rejects.toThrow(TypeError);
      await expect(find({ message: 'x' })).rejects.toThrow(TypeError);
      await expect(find({}, { orderBy: 'nothing' as never })).rejects.toThrow(TypeError);
      await expect(find({ recipient: undefined })).rejects.toThrow(TypeError);
    });
  });

  it('finds facts by incident, stream and kind', async () => {
    await write(
      append(
        fact(1),
        fact(2, { incidentId: 'i2', streamId: 't2' }),
        fact(3, { fact: 'task.acknowledged' }),
        fact(4, { stream: 'response', streamId: 'r1', fact: 'response.activated' }),
      ),
    );
    const seqs = async (...args: Parameters<typeof store.reader.facts>) =>
      (await store.reader.facts(...args)).map((row) => row.seq);
    expect(await seqs({ incidentId: 'i1' })).toEqual([1, 3, 4]);
    expect(await seqs({ stream: 'task', streamId: 't1' })).toEqual([1, 3]);
    expect(await seqs({ fact: ['task.issued', 'response.activated'] })).toEqual([1, 2, 4]);
    expect(await seqs({ incidentId: undefined, fact: 'task.acknowledged' })).toEqual([3]);
    expect(await seqs({ incidentId: 'i1' }, { afterSeq: 1, limit: 1 })).toEqual([3]);
    expect(await seqs({}, { descending: true, limit: 2 })).toEqual([4, 3]);
  });

  it('walks the whole journal in order, whatever the chunk', async () => {
    await write(append(...Array.from({ length: 25 }, (_, index) => fact(index + 1))));
    const walk = async (fromSeq?: number, chunk?: number) => {
      const seqs: number[] = [];
      for await (const row of store.journalRows(fromSeq, chunk)) seqs.push(row.seq);
      return seqs;
    };
    const all = Array.from({ length: 25 }, (_, index) => index + 1);
    for (const chunk of [1, 5, 7, 25, 26]) expect(await walk(1, chunk)).toEqual(all);
    expect(await walk(24)).toEqual([24, 25]);
    expect(await walk(26)).toEqual([]);
  });
});
