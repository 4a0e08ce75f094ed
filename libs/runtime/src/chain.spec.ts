import { describe, expect, test } from '@jest/globals';
import { digestOf } from '../../engine/src/digest.ts';
import { findChainFault, GENESIS, seal } from './chain.ts';
import type { ChainHead, JournalEntry, JournalRow } from './ports/index.ts';

const entry = (n: number): JournalEntry => ({
  at: 1_700_000_000_000 + n,
  incidentId: 'i1',
  stream: 'task',
  streamId: `t${n}`,
  streamSeq: n,
  state: 'issued',
  fact: 'task.issued',
  actor: { id: 'a1', name: '王', posts: ['duty-officer'] },
  data: { n },
  reason: '原因',
  cite: '5.1.3(1)',
  machine: 'task@1',
  plan: 'p@2025-06-12#abc',
  requestId: `r${n}`,
  exercise: false,
});

function chainOf(length: number, algorithm: (seq: number) => string = () => 'sha256'): JournalRow[] {
  const rows: JournalRow[] = [];
  for (let n = 1; n <= length; n++) rows.push(seal(headOf(rows), entry(n), digestOf(algorithm(n))));
  return rows;
}

const headOf = (rows: readonly JournalRow[]): ChainHead => {
  const last = rows.at(-1);
  return last ? { seq: last.seq, hash: last.hash } : GENESIS;
};

async function* stream(rows: readonly JournalRow[]) {
  yield* rows;
}

const faultOf = (rows: readonly JournalRow[], head: ChainHead = headOf(whole)) =>
  findChainFault(stream(rows), head, digestOf);

const whole = chainOf(6);
const [r1, r2, r3, r4, r5, r6] = whole as [
  JournalRow,
  JournalRow,
  JournalRow,
  JournalRow,
  JournalRow,
  JournalRow,
];

describe('the chain of facts', () => {
  test('each row stands on the one before it, the first on genesis', () => {
    expect(whole.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(whole.map(({ prevHash }) => prevHash)).toEqual([
      'genesis',
      ...whole.slice(0, -1).map(({ hash }) => hash),
    ]);
    expect(r1.hash).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test('a whole chain has no fault, and neither has an empty one', async () => {
    expect(await faultOf(whole)).toBeNull();
    expect(await faultOf([], GENESIS)).toBeNull();
  });

  test('what a database gives back after JSON is as whole as what was written', async () => {
    expect(await faultOf(JSON.parse(JSON.stringify(whole)) as JournalRow[])).toBeNull();
  });

  const other: { [K in keyof JournalEntry]: JournalEntry[K] } = {
    at: 1,
    incidentId: null,
    stream: 'response',
    streamId: 'other',
    streamSeq: 99,
    state: 'completed',
    fact: 'task.completed',
    actor: { id: 'a1', name: '王', posts: ['duty-officer'], onBehalfOf: '库尔勒市' },
    data: { n: 3, more: 1 },
    reason: null,
    cite: null,
    machine: 'task@2',
    plan: null,
    requestId: 'other',
    exercise: true,
  };
  test.each(Object.keys(other) as (keyof JournalEntry)[])(
    'a changed %s is found in its row',
    async (field) => {
      const changed = whole.map((row) => (row.seq === 3 ? { ...row, [field]: other[field] } : row));
      expect(await faultOf(changed)).toMatchObject({ seq: 3, kind: 'changed' });
    },
  );

  test.each(['', 'none', 'md5:00', 'sha256:00'])(
    'the hash %j in place of the right one is found',
    async (hash) => {
      const changed = whole.map((row) => (row.seq === 3 ? { ...row, hash } : row));
      expect(await faultOf(changed)).toMatchObject({ seq: 3, kind: 'changed' });
    },
  );

  test('a change of the last row is found', async () => {
    expect(await faultOf([r1, r2, r3, r4, r5, { ...r6, reason: null }])).toMatchObject({
      seq: 6,
      kind: 'changed',
    });
  });

  test('a row that was changed and sealed again does not fit the row after it', async () => {
    const forged = seal({ seq: 2, hash: r2.hash }, { ...entry(3), reason: '另一原因' }, digestOf('sha256'));
    expect(await faultOf([r1, r2, forged, r4, r5, r6])).toMatchObject({ seq: 4, kind: 'inserted' });
  });

  test('the last row changed and sealed again does not fit the head', async () => {
    const forged = seal({ seq: 5, hash: r5.hash }, { ...entry(6), reason: '另一原因' }, digestOf('sha256'));
    expect(await faultOf([r1, r2, r3, r4, r5, forged])).toMatchObject({ seq: 6 });
  });

  test.each([1, 2, 3, 4, 5])('row %d removed leaves a gap in the numbers', async (seq) => {
    expect(await faultOf(whole.filter((row) => row.seq !== seq))).toMatchObject({ seq, kind: 'missing' });
  });

  test('closing the gap by new numbers does not hide a removed row', async () => {
    const closed = whole.filter((row) => row.seq !== 3).map((row, i) => ({ ...row, seq: i + 1 }));
    expect(await faultOf(closed, { seq: 5, hash: r6.hash })).toMatchObject({ seq: 3 });
  });

  test('an inserted row is found, whether it takes a number or shares one', async () => {
    const extra = seal({ seq: 3, hash: r3.hash }, entry(40), digestOf('sha256'));
    expect(await faultOf([r1, r2, r3, extra, r4, r5, r6])).toMatchObject({ seq: 4, kind: 'inserted' });
    const moved = [r1, r2, r3, extra, ...[r4, r5, r6].map((row) => ({ ...row, seq: row.seq + 1 }))];
    expect(await faultOf(moved, { seq: 7, hash: r6.hash })).toMatchObject({ seq: 5 });
  });

  test('a row after the head is one too many', async () => {
    const extra = seal(headOf(whole), entry(7), digestOf('sha256'));
    expect(await faultOf([...whole, extra])).toMatchObject({ seq: 7, kind: 'inserted' });
  });

  test('two rows that changed places are found', async () => {
    const swapped = [r1, { ...r3, seq: 2 }, { ...r2, seq: 3 }, r4, r5, r6];
    expect(await faultOf(swapped)).toMatchObject({ seq: 2, kind: 'reordered' });
    expect(await faultOf([r1, r3, r2, r4, r5, r6])).toMatchObject({ seq: 2 });
  });

  test('rows missing at the end are found by the head', async () => {
    expect(await faultOf(whole.slice(0, 4))).toMatchObject({ seq: 5, kind: 'truncated' });
    expect(await faultOf([])).toMatchObject({ seq: 1, kind: 'truncated' });
  });

  test('a chain that changes its algorithm half way stays one chain', async () => {
    const mixed = chainOf(6, (seq) => (seq <= 3 ? 'sha256' : 'sha512'));
    expect(mixed.map(({ hash }) => hash.split(':')[0])).toEqual([
      ...Array<string>(3).fill('sha256'),
      ...Array<string>(3).fill('sha512'),
    ]);
    expect(await faultOf(mixed, headOf(mixed))).toBeNull();
    const changed = mixed.map((row) =>
      row.seq === 2 || row.seq === 5 ? { ...row, state: 'completed' } : row,
    );
    expect(await faultOf(changed, headOf(mixed))).toMatchObject({ seq: 2, kind: 'changed' });
    expect(await faultOf([...mixed.slice(0, 4), changed[4]!, mixed[5]!], headOf(mixed))).toMatchObject({
      seq: 5,
      kind: 'changed',
    });
  });
});
