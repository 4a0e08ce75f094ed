import type { ColumnLayout, Layout } from '../sql/layout.ts';

/** A statement over rows that come as one JSON array of arrays, and the columns of which it wants the values. */
export interface RowsStatement {
  sql: (input: string) => string;
  columns: readonly ColumnLayout[];
}

// `->` gives a document as JSON text; `->>` gives a plain value in SQLite's own type, true as 1.
function extract({ kind, nullable }: ColumnLayout, position: number): string {
  if (kind !== 'document') return `value->>${position}`;
  return nullable ? `NULLIF(value->${position}, 'null')` : `value->${position}`;
}

/**
 * Inserts rows. Half the time of VALUES with a parameter for every cell; and jsonb_each (SQLite 3.51) parses the
 * text once, where json_each parses each row again for each column.
 */
export function insert({ sql, columns }: Layout): RowsStatement {
  const names = columns.map((column) => column.sql).join(', ');
  const values = columns.map(extract).join(', ');
  return {
    sql: (input) => `INSERT INTO ${sql} (${names}) SELECT ${values} FROM jsonb_each(${input})`,
    columns,
  };
}

/** The same, replacing the row that has the key already. */
export function upsert(layout: Layout): RowsStatement {
  const { sql, columns } = insert(layout);
  const key = layout.byProperty.get(layout.key)!;
  const changes = columns
    .filter((column) => column !== key)
    .map((column) => `${column.sql} = excluded.${column.sql}`);
  // Without WHERE, SQLite would read ON CONFLICT as the condition of a join.
  const conflict = `WHERE true ON CONFLICT (${key.sql}) DO UPDATE SET ${changes.join(', ')}`;
  return { sql: (input) => `${sql(input)} ${conflict}`, columns };
}

/** Writes some columns of rows that are there. */
export function update(layout: Layout, changed: readonly ColumnLayout[]): RowsStatement {
  const key = layout.byProperty.get(layout.key)!;
  const columns = [key, ...changed];
  const changes = changed.map((column, index) => `${column.sql} = ${extract(column, index + 1)}`);
  const where = `${layout.sql}.${key.sql} = value->>0`;
  return {
    sql: (input) => `UPDATE ${layout.sql} SET ${changes.join(', ')} FROM jsonb_each(${input}) WHERE ${where}`,
    columns,
  };
}

/** Removes rows; the input is an array of their keys. */
export const remove =
  ({ sql }: Layout) =>
  (input: string) =>
    `DELETE FROM ${sql} WHERE id IN (SELECT value FROM json_each(${input}))`;
