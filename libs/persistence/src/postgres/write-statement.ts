import type { Changes } from '../sql/changes.ts';
import type { ColumnLayout, Layout } from '../sql/layout.ts';
import { cell, columnSet, columnValues } from './columns.ts';

/** A statement; with a name, each connection prepares it once. */
export interface WriteStatement {
  name?: string;
  text: string;
  values: unknown[];
}

// Writes come in a few dozen shapes; the limit only keeps a strange caller from filling the server's memory.
const KEPT = 200;

/** Every part reads from the moved head as well: where the head did not move, no part does anything. */
const rowsFrom = (columns: readonly ColumnLayout[], first: number) => `head, ${columnSet(columns, first)}`;

function insertSql({ sql, columns }: Layout, n: number): string {
  const names = columns.map((column) => column.sql).join(', ');
  return `INSERT INTO ${sql} (${names}) SELECT ${columns.map(cell).join(', ')} FROM ${rowsFrom(columns, n)}`;
}

function upsertSql(layout: Layout, n: number): string {
  const key = layout.byProperty.get(layout.key)!;
  const changes = layout.columns
    .filter((column) => column !== key)
    .map((column) => `${column.sql} = excluded.${column.sql}`);
  return `${insertSql(layout, n)} ON CONFLICT (${key.sql}) DO UPDATE SET ${changes.join(', ')}`;
}

function updateSql(layout: Layout, columns: readonly ColumnLayout[], n: number): string {
  const key = layout.byProperty.get(layout.key)!;
  const changes = columns.map((column, i) => `${column.sql} = ${cell(column, i + 1)}`).join(', ');
  const rows = rowsFrom([key, ...columns], n);
  return `UPDATE ${layout.sql} AS t SET ${changes} FROM ${rows} WHERE t.${key.sql} = ${cell(key, 0)}`;
}

/**
 * All changes as one statement, so that they cost one round trip. Texts are kept by their shape (which tables,
 * which columns), and each is parsed once on each connection.
 */
export class WriteStatements {
  readonly #known = new Map<string, { name: string; text: string }>();

  constructor(private readonly layouts: ReadonlyMap<string, Layout>) {}

  /** With `writes`, only if the record is still there; otherwise it gives no row. */
  of({ tables, facts, head }: Changes, writes: number | null): WriteStatement {
    const values: unknown[] = [];
    const parts: { shape: string; sql: () => string }[] = [];
    const add = (shape: string, given: readonly unknown[], sql: (first: number) => string) => {
      const first = values.length + 1;
      values.push(...given);
      parts.push({ shape, sql: () => sql(first) });
    };
    for (const { layout, insert, put, update, remove } of tables) {
      const { table, sql, columns } = layout;
      if (insert.length > 0) add(`*${table}`, columnValues(columns, insert), (n) => insertSql(layout, n));
      if (put.length > 0) add(`+${table}`, columnValues(columns, put), (n) => upsertSql(layout, n));
      if (update.rows.length > 0) {
        const changed = update.columns.map((column) => column.property);
        const sent = [layout.byProperty.get(layout.key)!, ...update.columns];
        add(`~${table}(${changed.join()})`, columnValues(sent, update.rows), (n) =>
          updateSql(layout, update.columns, n),
        );
      }
      if (remove.length > 0)
        add(`-${table}`, [remove], (n) => `DELETE FROM ${sql} USING head WHERE id = ANY($${n})`);
    }
    const journal = this.layouts.get('journal')!;
    if (facts.length > 0) add('+journal', columnValues(journal.columns, facts), (n) => insertSql(journal, n));
    const param = (value: unknown) => `$${values.push(value)}`;
    const chain = head ? `seq = ${param(head.seq)}, hash = ${param(head.hash)}, ` : '';
    const where = writes === null ? 'id = 1' : `id = 1 AND writes = ${param(writes)}`;
    const shape = `${parts.map((part) => part.shape).join('')}${head ? '+head' : ''}${writes === null ? '' : '?'}`;
    const text = () =>
      together(
        `UPDATE journal_head SET ${chain}writes = writes + 1 WHERE ${where} RETURNING 1`,
        parts.map((part) => part.sql()),
      );
    return { ...this.#statement(shape, text), values };
  }

  #statement(shape: string, text: () => string): Omit<WriteStatement, 'values'> {
    const known = this.#known.get(shape);
    if (known) return known;
    if (this.#known.size >= KEPT) return { text: text() };
    const statement = { name: `write-${this.#known.size}`, text: text() };
    this.#known.set(shape, statement);
    return statement;
  }
}

const together = (moveHead: string, parts: string[]): string =>
  `WITH head AS (${moveHead})${parts.map((part, position) => `, w${position} AS (${part})`).join('')} SELECT 1 FROM head`;
