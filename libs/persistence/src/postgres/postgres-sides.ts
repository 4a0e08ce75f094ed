import type { DataSource } from 'typeorm';
import type { Sides } from '../record-store.ts';
import { POSTGRES } from '../sql/dialect.ts';
import { layoutsOf } from '../sql/layout.ts';
import { PostgresWriter } from './postgres-writer.ts';

/** Reads through the pool, writes through one connection of it. */
export function postgresSides(source: DataSource, readOnly: boolean, lockTimeoutMs: number): Sides {
  const layouts = layoutsOf(source);
  return {
    kind: 'postgres',
    writer: readOnly ? null : new PostgresWriter(layouts, source, lockTimeoutMs),
    read: ({ text, values }) => source.query(text, values),
    database: { layouts, dialect: POSTGRES },
    bytes: async () => {
      const [row] = await source.query('SELECT pg_database_size(current_database()) AS bytes');
      return Number(row.bytes);
    },
    close: () => source.destroy(),
  };
}
