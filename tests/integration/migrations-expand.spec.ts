import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { DataSource, Table } from 'typeorm';
import { migrate } from '#persistence';
import { MIGRATIONS } from '../../libs/persistence/src/migrations/index.ts';
import { openSource } from '../../libs/persistence/src/open-source.ts';
import { createDatabase, DATABASES } from '../support/database.ts';

const release = JSON.parse(
  readFileSync(fileURLToPath(import.meta.resolve('#root/tests/faults/previous-release.json')), 'utf8'),
) as { lastMigration: string };
const last = MIGRATIONS.findIndex(({ name }) => name === release.lastMigration);

async function tables(source: DataSource): Promise<Map<string, Table>> {
  const runner = source.createQueryRunner();
  const found = await runner.getTables(source.entityMetadatas.map(({ tableName }) => tableName));
  await runner.release();
  return new Map(found.map((table) => [table.name, table]));
}

const uniques = (table: Table): string[] =>
  [
    ...table.indices.filter(({ isUnique }) => isUnique).map(({ columnNames }) => columnNames.join()),
    ...table.uniques.map(({ columnNames }) => columnNames.join()),
  ].sort();

// The previous release goes on reading and writing while this one starts: what it does not know must not be in its way.
describe.each(DATABASES)('migrations since the previous release on %s', (kind) => {
  it('take nothing away, and ask for nothing that the previous release does not write', async () => {
    expect(last).toBeGreaterThanOrEqual(0);
    const database = await createDatabase(kind);
    await migrate(database.url);
    const source = await openSource(database.url, false, {});
    for (const _ of MIGRATIONS.slice(last + 1)) await source.undoLastMigration();
    const before = await tables(source);
    await source.runMigrations();
    const after = await tables(source);
    await source.destroy();
    await database.drop();

    expect(before.size).toBeGreaterThan(20);
    const wrong: string[] = [];
    for (const [name, old] of before) {
      const table = after.get(name);
      if (!table) {
        wrong.push(`table ${name} is gone`);
        continue;
      }
      for (const column of old.columns) {
        const now = table.findColumnByName(column.name);
        if (!now) wrong.push(`${name}.${column.name} is gone`);
        else if (now.type !== column.type) wrong.push(`${name}.${column.name} has another type`);
        else if (column.isNullable && !now.isNullable)
          wrong.push(`${name}.${column.name} may not be null any more`);
      }
      for (const { name: column, isNullable, default: preset } of table.columns)
        if (!old.findColumnByName(column) && !isNullable && preset === undefined)
          wrong.push(`${name}.${column} is new, and must not be null, and has no default`);
      for (const unique of uniques(table))
        if (!uniques(old).includes(unique)) wrong.push(`${name} (${unique}) must be unique now`);
    }
    expect(wrong).toEqual([]);
  });
});
