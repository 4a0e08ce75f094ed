import type { WriteSet } from '#runtime';
import { changesOf } from '../sql/changes.ts';
import { encode } from '../sql/encode.ts';
import type { ColumnLayout, Layout } from '../sql/layout.ts';

/** A statement that each connection prepares once, under its name. */
export interface NamedStatement {
  name: string;
  text: string;
  values: unknown[];
}

// As json a document comes back in the very words that went in, also when it is a bare string.
const recordTypeOf = ({ kind }: ColumnLayout) => (kind === 'document' ? 'json' : kind);
const cellOf = ({ kind, property }: ColumnLayout) =>
  kind === 'document' ? `r."${property}"::text` : `r."${property}"`;

function insertSql(layout: Layout, n: number): string {
  const names = layout.columns.map((column) => column.sql).join(', ');
  const values = layout.columns.map(cellOf).join(', ');
  const record = layout.columns.map((column) => `"${column.property}" ${recordTypeOf(column)}`).join(', ');
  return `INSERT INTO ${layout.sql} (${names}) SELECT ${values} FROM json_to_recordset($${n}) AS r(${record})`;
}

function upsertSql(layout: Layout, n: number): string {
  const changes = layout.columns
    .filter((column) => column.property !== layout.key)
    .map((column) => `${column.sql} = excluded.${column.sql}`);
  const { sql: key } = layout.byProperty.get(layout.key)!;
  return `${insertSql(layout, n)} ON CONFLICT (${key}) DO UPDATE SET ${changes.join(', ')}`;
}

/**
 * A whole write set as one statement, so that it costs one round trip. Texts are kept by the tables that they
 * touch: writes come in a few shapes, and each shape is parsed once on each connection.
 */
export class WriteStatements {
  readonly #known = new Map<string, { name: string; text: string }>();

  constructor(private readonly layouts: ReadonlyMap<string, Layout>) {}

  /** Null when the set changes nothing. */
  of(set: WriteSet): NamedStatement | null {
    const values: unknown[] = [];
    const parts: { shape: string; sql: (n: number) => string }[] = [];
    const add = (shape: string, value: unknown, sql: (n: number) => string) => {
      values.push(value);
      parts.push({ shape, sql });
    };
    for (const { table, put, remove } of changesOf(set)) {
      const layout = this.layouts.get(table)!;
      if (put.length > 0) add(`+${table}`, encode(put), (n) => upsertSql(layout, n));
      if (remove.length > 0)
        add(`-${table}`, remove, (n) => `DELETE FROM ${layout.sql} WHERE id = ANY($${n})`);
    }
    const journal = this.layouts.get('journal')!;
    if (set.facts.length > 0) add('+journal', encode(set.facts), (n) => insertSql(journal, n));
    if (!set.head && parts.length === 0) return null;
    const shape = `${parts.map((part) => part.shape).join('')}${set.head ? '+head' : ''}`;
    let statement = this.#known.get(shape);
    if (!statement) {
      const sqls = parts.map((part, position) => part.sql(position + 1));
      statement = { name: `write-${this.#known.size}`, text: together(sqls, set.head !== null) };
      this.#known.set(shape, statement);
    }
    if (set.head) values.push(set.head.seq, set.head.hash);
    return { ...statement, values };
  }
}

function together(parts: string[], withHead: boolean): string {
  const n = parts.length;
  const last = withHead
    ? `UPDATE journal_head SET seq = $${n + 1}, hash = $${n + 2} WHERE id = 1`
    : 'SELECT 1';
  if (n === 0) return last;
  return `WITH ${parts.map((part, position) => `w${position} AS (${part})`).join(', ')} ${last}`;
}
