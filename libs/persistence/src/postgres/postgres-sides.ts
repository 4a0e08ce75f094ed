import type { DataSource } from 'typeorm';
import type { Sides } from '../record-store.ts';
import { POSTGRES } from '../sql/dialect.ts';
import { layoutsOf } from '../sql/layout.ts';
import type { Statement } from '../sql/select.ts';
import { type Patience, patienceOf } from './patience.ts';
import { PostgresWriter } from './postgres-writer.ts';

/** The little that is used of the `pg` pool beneath TypeORM. */
interface Pool {
  query(statement: Statement & Patience): Promise<{ rows: Record<string, unknown>[] }>;
}

/** Reads through the pool, writes through one connection of it. */
export function postgresSides(source: DataSource, readOnly: boolean, lockTimeoutMs: number): Sides {
  const layouts = layoutsOf(source);
  const patience = patienceOf(lockTimeoutMs);
  const { master: pool } = source.driver as unknown as { master: Pool };
  // Through the pool itself: TypeORM's own query takes as long again as the driver's.
  const read = async (statement: Statement) => (await pool.query({ ...statement, ...patience })).rows;
  return {
    kind: 'postgres',
    writer: readOnly ? null : new PostgresWriter(layouts, source, read, lockTimeoutMs),
    read,
    database: { layouts, dialect: POSTGRES },
    bytes: async () => {
      const [row] = await source.query('SELECT pg_database_size(current_database()) AS bytes');
      return Number(row.bytes);
    },
    close: () => source.destroy(),
  };
}
