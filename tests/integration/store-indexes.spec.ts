import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { openStore } from '#persistence';
import { openSource } from '../../libs/persistence/src/open-source.ts';
import { POSTGRES, SQLITE } from '../../libs/persistence/src/sql/dialect.ts';
import { layoutsOf } from '../../libs/persistence/src/sql/layout.ts';
import { type SelectOptions, select } from '../../libs/persistence/src/sql/select.ts';
import { createDatabase, DATABASES, type ScratchDatabase } from '../support/database.ts';
import { append, delivery, fact, task } from './store-rows.ts';

// Servers start and disks sync within: a busy machine needs patience.
jest.setTimeout(30_000);

const READS: [string, string, Record<string, unknown>, SelectOptions][] = [
  ['task_response', 'task', { responseId: 'r7' }, {}],
  ['task_incident', 'task', { incidentId: 'i7' }, {}],
  ['task_open', 'task', { recipient: 'agency:7', state: ['issued', 'acknowledged'] }, {}],
  ['task_open', 'task', { recipient: 'agency:7', state: 'issued' }, { orderBy: 'createdAt' }],
  ['delivery_incident', 'delivery', { incidentId: 'i7' }, {}],
  ['delivery_incident', 'delivery', { incidentId: 'i7', recipient: ['agency:7', 'agency:57'] }, {}],
  [
    'delivery_fall_back',
    'delivery',
    { state: 'queued' },
    { atMost: { column: 'fallBackAt', value: 9 }, orderBy: 'fallBackAt', limit: 500 },
  ],
  ['delivery_exhausted', 'delivery', { state: 'exhausted' }, { limit: 51 }],
  [
    'delivery_open',
    'delivery',
    { recipient: 'agency:7', channel: 'inbox', state: ['sent', 'delivered'] },
    {},
  ],
  [
    'delivery_due',
    'delivery',
    { state: 'queued' },
    { atMost: { column: 'nextAttemptAt', value: 9 }, orderBy: 'nextAttemptAt', limit: 500 },
  ],
  ['journal_incident', 'journal', { incidentId: 'i7' }, { after: 3 }],
  ['journal_stream', 'journal', { stream: 'task', streamId: 't7' }, {}],
];

// Old rows are closed, as they are in a database that has seen many disasters.
const ROWS = 2000;
const some = <T>(make: (n: number) => T): T[] => Array.from({ length: ROWS }, (_, index) => make(index));
const keys = (n: number) => ({ incidentId: `i${n % 50}`, recipient: `agency:${n % 60}` });
const isOpen = (n: number) => n % 50 === 7;

describe.each(DATABASES)('reads on %s use the index that was made for them', (kind) => {
  let database: ScratchDatabase;
  let source: DataSource;

  beforeAll(async () => {
    database = await createDatabase(kind);
    const store = await openStore({ url: database.url });
    await store.transact((tx) =>
      tx.write({
        ...append(...some((n) => fact(n + 1, { incidentId: `i${n % 50}`, streamId: `t${n % 500}` }))),
        put: {
          task: some((n) =>
            task(`t${n}`, {
              ...keys(n),
              responseId: `r${n % 50}`,
              state: isOpen(n) ? 'issued' : 'completed',
            }),
          ),
          delivery: some((n) =>
            delivery(`d${n}`, {
              ...keys(n),
              taskId: `t${n}`,
              state: isOpen(n) ? 'queued' : 'acknowledged',
              nextAttemptAt: isOpen(n) ? n : null,
            }),
          ),
        },
      }),
    );
    await store.close();
    source = await openSource(database.url, false, {});
    // PostgreSQL does it by itself in time; nobody does it for SQLite, which has to find the way without.
    if (kind === 'postgres') await source.query('ANALYZE');
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  it.each(READS)('%s: %s %j', async (index, table, where, options) => {
    const dialect = kind === 'sqlite' ? SQLITE : POSTGRES;
    const { text, values } = select(layoutsOf(source).get(table)!, dialect, where, options);
    const plan = await source.query(
      `${kind === 'sqlite' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN'} ${text}`,
      values,
    );
    expect(JSON.stringify(plan)).toMatch(new RegExp(`\\b${index}\\b`));
  });
});
