import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { databaseStatus, migrate, openStore } from '#persistence';
import { MIGRATIONS } from '../../libs/persistence/src/migrations/index.ts';
import { openSource } from '../../libs/persistence/src/open-source.ts';
import { createDatabase, DATABASES, type ScratchDatabase } from '../support/database.ts';

// Servers start and disks sync within: a busy machine needs patience.
jest.setTimeout(30_000);

describe.each(DATABASES)('migrations on %s', (kind) => {
  let database: ScratchDatabase;

  beforeEach(async () => {
    database = await createDatabase(kind);
  });
  afterEach(() => database.drop());

  it('run once, and say which', async () => {
    expect(await migrate(database.url)).toEqual(MIGRATIONS.map(({ name }) => name));
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
    for (const _ of MIGRATIONS) await source.undoLastMigration();
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    await source.destroy();
    expect(upQueries.length).toBeGreaterThan(14);
    expect(await migrate(database.url)).toHaveLength(MIGRATIONS.length);
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
