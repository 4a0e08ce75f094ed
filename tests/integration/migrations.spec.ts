import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { databaseStatus, migrate, openStore } from '#persistence';
import { KeepDuty1790000004000 } from '../../libs/persistence/src/migrations/1790000004000-keep-duty.ts';
import { MIGRATIONS } from '../../libs/persistence/src/migrations/index.ts';
import { openSource } from '../../libs/persistence/src/open-source.ts';
import { createDatabase, DATABASES, type ScratchDatabase } from '../support/database.ts';
import { awkwardRows, writes } from './store-rows.ts';

// Servers start and disks sync within: a busy machine needs patience.
jest.setTimeout(30_000);

const NAMES = MIGRATIONS.map(({ name }) => name);

describe.each(DATABASES)('migrations on %s', (kind) => {
  let database: ScratchDatabase;

  beforeEach(async () => {
    database = await createDatabase(kind);
  });
  afterEach(() => database.drop());

  it('run once, and say which', async () => {
    expect(await migrate(database.url)).toEqual(NAMES);
    expect(await migrate(database.url)).toEqual([]);
    expect(await databaseStatus(database.url)).toMatchObject({ kind, migrationsPending: false });
  });

  it('make just the tables that the entities want', async () => {
    await migrate(database.url);
    const source = await openSource(database.url, false, {});
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    await source.destroy();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('can be undone and run again', async () => {
    await migrate(database.url);
    const source = await openSource(database.url, false, {});
    for (const _ of NAMES) await source.undoLastMigration();
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    await source.destroy();
    expect(upQueries.length).toBeGreaterThan(14);
    expect(await migrate(database.url)).toEqual(NAMES);
  });

  it('keep the rows of a table whose columns they change', async () => {
    const store = await openStore({ url: database.url });
    const added = { openedAt: null, chainId: '', step: 0, fallBackAt: null, gatherUntil: null };
    const delivery = { ...awkwardRows().delivery, ...added };
    await store.transact((tx) => tx.write(writes({ put: { delivery: [delivery] } })));
    await store.close();
    const source = await openSource(database.url, false, {});
    const undone = MIGRATIONS.slice(MIGRATIONS.indexOf(KeepDuty1790000004000));
    for (const _ of undone) await source.undoLastMigration();
    await source.destroy();
    expect(await migrate(database.url)).toEqual(undone.map(({ name }) => name));
    const again = await openStore({ url: database.url });
    expect(await again.reader.find('delivery', {})).toEqual([delivery]);
    await again.close();
  });

  it('run once also when several processes begin together', async () => {
    const stores = await Promise.all([1, 2, 3].map(() => openStore({ url: database.url })));
    expect(await Promise.all(stores.map((store) => store.reader.head()))).toEqual(
      stores.map(() => ({ seq: 0, hash: 'genesis' })),
    );
    await Promise.all(stores.map((store) => store.close()));
  });
});

describe('a database that was never migrated', () => {
  it('says so', async () => {
    const database = await createDatabase('postgres');
    expect(await databaseStatus(database.url)).toMatchObject({ migrationsPending: true });
    await database.drop();
  });
});
