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
const cellOf = ({ kind, property }: ColumnLayout) =>
  kind === 'document' ? `r."${property}"::text` : `r."${property}"`;
const recordset = (columns: readonly ColumnLayout[], n: number) =>
  `json_to_recordset($${n}) AS r(${columns.map((column) => `"${column.property}" ${recordTypeOf(column)}`).join(', ')})`;

function insertSql({ sql, columns }: Layout, n: number): string {
  const names = columns.map((column) => column.sql).join(', ');
  return `INSERT INTO ${sql} (${names}) SELECT ${columns.map(cellOf).join(', ')} FROM ${recordset(columns, n)}`;
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
  const changes = columns.map((column) => `${column.sql} = ${cellOf(column)}`).join(', ');
  const rows = recordset([key, ...columns], n);
  return `UPDATE ${layout.sql} AS t SET ${changes} FROM ${rows} WHERE t.${key.sql} = ${cellOf(key)}`;
}

/**
 * All changes as one statement, so that they cost one round trip. Texts are kept by their shape (which tables,
 * which columns), and each is parsed once on each connection.
 */
export class WriteStatements {
  readonly #known = new Map<string, { name: string; text: string }>();

  constructor(private readonly layouts: ReadonlyMap<string, Layout>) {}

  /** Null when nothing changes. */
  of({ tables, facts, head }: Changes): WriteStatement | null {
    const values: unknown[] = [];
    const parts: { shape: string; sql: (n: number) => string }[] = [];
    const add = (shape: string, value: unknown, sql: (n: number) => string) => {
      values.push(value);
      parts.push({ shape, sql });
    };
    for (const { layout, put, update, remove } of tables) {
      const { table, sql } = layout;
      if (put.length > 0) add(`+${table}`, encode(put), (n) => upsertSql(layout, n));
      if (update.rows.length > 0) {
        const { columns, rows } = update;
        const changed = columns.map((column) => column.property);
        add(`~${table}(${changed.join()})`, encode(pick(rows, [layout.key, ...changed])), (n) =>
          updateSql(layout, columns, n),
        );
      }
      if (remove.length > 0) add(`-${table}`, remove, (n) => `DELETE FROM ${sql} WHERE id = ANY($${n})`);
    }
    const journal = this.layouts.get('journal')!;
    if (facts.length > 0) add('+journal', encode(facts), (n) => insertSql(journal, n));
    if (head) values.push(head.seq, head.hash);
    if (values.length === 0) return null;
    const shape = `${parts.map((part) => part.shape).join('')}${head ? '+head' : ''}`;
    const text = () =>
      together(
        parts.map((part, position) => part.sql(position + 1)),
        head !== null,
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

const pick = (rows: readonly Readonly<Record<string, unknown>>[], properties: readonly string[]) =>
  rows.map((row) => Object.fromEntries(properties.map((property) => [property, row[property]])));

function together(parts: string[], withHead: boolean): string {
  const n = parts.length;
  const last = withHead
    ? `UPDATE journal_head SET seq = $${n + 1}, hash = $${n + 2} WHERE id = 1`
    : 'SELECT 1';
  if (n === 0) return last;
  return `WITH ${parts.map((part, position) => `w${position} AS (${part})`).join(', ')} ${last}`;
}
