import type { Changes } from '../sql/changes.ts';
import { encode } from '../sql/encode.ts';
import type { ColumnLayout, Layout } from '../sql/layout.ts';

/** A statement; with a name, each connection prepares it once. */
export interface WriteStatement {
  name?: string;
  text: string;
  values: unknown[];
}

// Writes come in a few dozen shapes; the limit only keeps a strange caller from filling the server's memory.
const KEPT = 200;

// As json a document comes back in the very words that went in, also when it is a bare string.
const recordTypeOf = ({ kind }: ColumnLayout) => (kind === 'document' ? 'json' : kind);
/** Rows travel under short names, for the names would be a quarter of the text; what is not there is null. */
const nameOf = (position: number) => `c${position}`;
const cell = ({ kind }: ColumnLayout, position: number) =>
  kind === 'document' ? `r.${nameOf(position)}::text` : `r.${nameOf(position)}`;
/** Every part reads from the moved head as well: where the head did not move, no part does anything. */
const recordset = (columns: readonly ColumnLayout[], n: number) =>
  `head, json_to_recordset($${n}) AS r(${columns.map((column, i) => `${nameOf(i)} ${recordTypeOf(column)}`).join(', ')})`;

function recordsOf(columns: readonly ColumnLayout[], rows: readonly object[]): string {
  const names = columns.map(({ property }, position) => [property, nameOf(position)] as const);
  const records = rows.map((row) => {
    const record: Record<string, unknown> = {};
    for (const [property, name] of names) {
      const value = (row as Record<string, unknown>)[property];
      if (value !== null) record[name] = value;
    }
    return record;
  });
  return encode(records);
}

function insertSql({ sql, columns }: Layout, n: number): string {
  const names = columns.map((column) => column.sql).join(', ');
  return `INSERT INTO ${sql} (${names}) SELECT ${columns.map(cell).join(', ')} FROM ${recordset(columns, n)}`;
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
  const rows = recordset([key, ...columns], n);
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
    const parts: { shape: string; sql: (n: number) => string }[] = [];
    const add = (shape: string, value: unknown, sql: (n: number) => string) => {
      values.push(value);
      parts.push({ shape, sql });
    };
    for (const { layout, put, update, remove } of tables) {
      const { table, sql } = layout;
      if (put.length > 0) add(`+${table}`, recordsOf(layout.columns, put), (n) => upsertSql(layout, n));
      if (update.rows.length > 0) {
        const { columns, rows } = update;
        const changed = columns.map((column) => column.property);
        const sent = [layout.byProperty.get(layout.key)!, ...columns];
        add(`~${table}(${changed.join()})`, recordsOf(sent, rows), (n) => updateSql(layout, columns, n));
      }
      if (remove.length > 0)
        add(`-${table}`, remove, (n) => `DELETE FROM ${sql} USING head WHERE id = ANY($${n})`);
    }
    const journal = this.layouts.get('journal')!;
    if (facts.length > 0) add('+journal', recordsOf(journal.columns, facts), (n) => insertSql(journal, n));
    const param = (value: unknown) => `$${values.push(value)}`;
    const chain = head ? `seq = ${param(head.seq)}, hash = ${param(head.hash)}, ` : '';
    const where = writes === null ? 'id = 1' : `id = 1 AND writes = ${param(writes)}`;
    const shape = `${parts.map((part) => part.shape).join('')}${head ? '+head' : ''}${writes === null ? '' : '?'}`;
    const text = () =>
      together(
        `UPDATE journal_head SET ${chain}writes = writes + 1 WHERE ${where} RETURNING 1`,
        parts.map((part, position) => part.sql(position + 1)),
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
