import type { ColumnLayout, Layout } from '../sql/layout.ts';

/** A statement over rows that come as one JSON array of arrays, its text made on demand; and the columns that it wants. */
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
export const insert = ({ sql, columns }: Layout): RowsStatement => ({
  sql: (input) => {
    const names = columns.map((column) => column.sql).join(', ');
    return `INSERT INTO ${sql} (${names}) SELECT ${columns.map(extract).join(', ')} FROM jsonb_each(${input})`;
  },
  columns,
});

/** The same, replacing the row that has the key already. */
export function upsert(layout: Layout): RowsStatement {
  const { sql, columns } = insert(layout);
  return {
    sql: (input) => {
      const key = layout.byProperty.get(layout.key)!;
      const changes = columns
        .filter((column) => column !== key)
        .map((column) => `${column.sql} = excluded.${column.sql}`);
      // Without WHERE, SQLite would read ON CONFLICT as the condition of a join.
      return `${sql(input)} WHERE true ON CONFLICT (${key.sql}) DO UPDATE SET ${changes.join(', ')}`;
    },
    columns,
  };
}

/** Writes some columns of rows that are there. */
export function update(layout: Layout, changed: readonly ColumnLayout[]): RowsStatement {
  const key = layout.byProperty.get(layout.key)!;
  return {
    sql: (input) => {
      const changes = changed.map((column, index) => `${column.sql} = ${extract(column, index + 1)}`);
      const where = `${layout.sql}.${key.sql} = value->>0`;
      return `UPDATE ${layout.sql} SET ${changes.join(', ')} FROM jsonb_each(${input}) WHERE ${where}`;
    },
    columns: [key, ...changed],
  };
}

/** Removes rows; the input is an array of their keys. */
export const remove =
  ({ sql }: Layout) =>
  (input: string) =>
    `DELETE FROM ${sql} WHERE id IN (SELECT value FROM json_each(${input}))`;
