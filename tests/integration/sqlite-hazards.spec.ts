import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { DataSource, EntityManager } from 'typeorm';
import { migrate, openStore, type RecordStore } from '#persistence';
import type { ContactRow } from '#runtime';
import { ContactEntity } from '../../libs/persistence/src/entities/contact.entity.ts';
import { sqliteSource } from '../../libs/persistence/src/sqlite/sqlite-source.ts';
import { createDatabase, type ScratchDatabase } from '../support/database.ts';
import { writes } from './store-rows.ts';

// Servers start and disks sync within: a busy machine needs patience.
jest.setTimeout(30_000);

/** What both ways of writing offer to the scenarios: bare TypeORM, and the record's unit of work. */
interface Way {
  /** One transaction that writes one row; it rolls back if what is done meanwhile fails. */
  transact(row: ContactRow, meanwhile: () => Promise<void>): Promise<void>;
  ids(): Promise<string[]>;
  close(): Promise<void>;
}

const contact = (id: string): ContactRow => ({
  id,
  recipient: 'agency:water',
  channel: 'webhook',
  address: 'https://example.org',
  secret: null,
  role: 'first',
  rank: 1,
  forExercises: false,
  internal: false,
  active: true,
  createdAt: 1,
});

function bare(source: DataSource): Way {
  const contacts = (manager: EntityManager) => manager.getRepository(ContactEntity);
  return {
    transact: (row, meanwhile) =>
      source.transaction(async (manager) => {
        await contacts(manager).insert(row);
        await meanwhile();
      }),
    ids: async () => (await contacts(source.manager).find({ order: { id: 'ASC' } })).map((row) => row.id),
    close: () => source.destroy(),
  };
}

function throughStore(store: RecordStore): Way {
  return {
    transact: (row, meanwhile) =>
      store.transact(async (tx) => {
        await tx.write(writes({ put: { contact: [row] } }));
        await meanwhile();
      }),
    ids: async () => (await store.reader.find('contact', {})).map((row) => row.id),
    close: () => store.close(),
  };
}

const rollBack = () => {
  throw new Error('rolled back');
};

/** Two transactions that overlap: the one reports its commit, then the one that began before it rolls back. */
async function overlap(way: Way): Promise<{ reported: string[]; kept: string[] }> {
  const reported: string[] = [];
  let inner: Promise<unknown> = Promise.resolve();
  const outer = way.transact(contact('outer'), async () => {
    inner = way.transact(contact('inner'), async () => {}).then(() => reported.push('inner'));
    // Where they take turns, the inner one waits for this.
    await Promise.race([inner, sleep(1000)]);
    rollBack();
  });
  await outer.catch(() => {});
  await inner;
  return { reported, kept: await way.ids() };
}

/** A plain read while a transaction is open that will roll back. */
async function readMeanwhile(way: Way): Promise<string[]> {
  let seen: string[] = [];
  const open = way.transact(contact('open'), async () => {
    seen = await way.ids();
    rollBack();
  });
  await open.catch(() => {});
  return seen;
}

describe('the hazards of one SQLite connection', () => {
  let database: ScratchDatabase;
  let way: Way;

  beforeEach(async () => {
    database = await createDatabase('sqlite');
    await migrate(database.url);
  });
  afterEach(async () => {
    await way.close();
    await database.drop();
  });

  describe('with bare TypeORM', () => {
    beforeEach(async () => {
      way = bare(await sqliteSource({ path: database.path!, busyTimeoutMs: 1000 }));
    });

    it('a transaction reported as committed is lost when another rolls back', async () => {
      expect(await overlap(way)).toEqual({ reported: ['inner'], kept: [] });
    });

    it('a read sees what is never committed', async () => {
      expect(await readMeanwhile(way)).toEqual(['open']);
    });
  });

  describe('through the unit of work', () => {
    beforeEach(async () => {
      way = throughStore(await openStore({ url: database.url }));
    });

    it('what was reported as committed stays', async () => {
      expect(await overlap(way)).toEqual({ reported: ['inner'], kept: ['inner'] });
    });

    it('a read sees only what was committed', async () => {
      expect(await readMeanwhile(way)).toEqual([]);
    });
  });

  it('keeps SQLite durable: WAL, and a sync for each commit', async () => {
    const source = await sqliteSource({ path: database.path!, busyTimeoutMs: 1000 });
    way = bare(source);
    expect(await source.query('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(await source.query('PRAGMA synchronous')).toEqual([{ synchronous: 2 }]);
  });
});
