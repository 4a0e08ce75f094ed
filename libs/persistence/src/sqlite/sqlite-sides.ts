import type { Database } from 'sqlite3';
import type { DataSource } from 'typeorm';
import type { Sides } from '../record-store.ts';
import { SQLITE } from '../sql/dialect.ts';
import { layoutsOf } from '../sql/layout.ts';
import { sqliteSource } from './sqlite-source.ts';
import { SqliteWriter } from './sqlite-writer.ts';
import { Statements } from './statements.ts';

const statementsOf = async (source: DataSource) =>
  new Statements((await source.createQueryRunner().connect()) as Database);

/** Opens the file twice: `writeSource`, which is migrated already, to write, and again to read. */
export async function sqliteSides(
  path: string,
  writeSource: DataSource | null,
  busyTimeoutMs: number,
): Promise<Sides> {
  const readSource = await sqliteSource({ path, readOnly: true, busyTimeoutMs });
  const layouts = layoutsOf(readSource);
  const reads = await statementsOf(readSource);
  const pragma = async (name: string) =>
    Number(Object.values((await reads.all({ text: `PRAGMA ${name}`, values: [] }))[0] ?? {})[0]);
  return {
    kind: 'sqlite',
    writer: writeSource && new SqliteWriter(layouts, await statementsOf(writeSource)),
    read: (statement) => reads.all(statement),
    database: { layouts, dialect: SQLITE },
    bytes: async () => (await pragma('page_count')) * (await pragma('page_size')),
    close: async () => {
      await reads.finalize();
      await readSource.destroy();
      await writeSource?.destroy();
    },
  };
}
