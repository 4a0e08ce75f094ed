import type { Changes } from '../sql/changes.ts';
import { encode } from '../sql/encode.ts';
import type { Layout } from '../sql/layout.ts';
import { insert, type RowsStatement, remove, update, upsert } from './write-sql.ts';

/** All changes as one statement, with what the connection has to know before it can be prepared. */
export interface WriteStatement {
  shape: string;
  setUp: () => string;
  text: string;
  values: unknown[];
}

/** Raised where the record is not where the caller expects it; nothing is written then. */
export const MOVED = 'the record has moved';

interface Part {
  shape: string;
  sql: (input: string) => string;
  value: unknown;
}

/**
 * Makes one statement of a transaction's changes: a row put into a view, whose trigger does the rest. By itself it
 * is a whole transaction, and each statement that is waited for costs a turn of the event loop, in which requests
 * come first.
 */
export class WriteStatements {
  readonly #journal: RowsStatement;

  constructor(layouts: ReadonlyMap<string, Layout>) {
    this.#journal = insert(layouts.get('journal')!);
  }

  /** With `writes`, only if the record is still there. */
  of(changes: Changes, writes: number | null): WriteStatement {
    const parts = this.#parts(changes);
    const { head } = changes;
    const name = `"write ${parts.map(({ shape }) => shape).join(' ')}${head ? ' head' : ''}"`;
    const columns = ['writes', 'seq', 'hash', ...parts.map((_, n) => `p${n}`)];
    const values = [writes, head?.seq ?? null, head?.hash ?? null, ...parts.map(({ value }) => value)];
    return {
      shape: name,
      setUp:
        () => `CREATE TEMP VIEW IF NOT EXISTS ${name} AS SELECT ${columns.map((column) => `NULL AS ${column}`).join(', ')};
        CREATE TEMP TRIGGER IF NOT EXISTS ${name.replace('write', 'on write')} INSTEAD OF INSERT ON ${name} BEGIN
          SELECT RAISE(ABORT, '${MOVED}') FROM journal_head WHERE id = 1 AND writes <> NEW.writes;
          ${parts.map(({ sql }, n) => `${sql(`NEW.p${n}`)};`).join('\n')}
          UPDATE journal_head SET ${head ? 'seq = NEW.seq, hash = NEW.hash, ' : ''}writes = writes + 1 WHERE id = 1;
        END`,
      text: `INSERT INTO ${name} VALUES (${columns.map(() => '?').join(', ')})`,
      values,
    };
  }

  #parts({ tables, facts }: Changes): Part[] {
    const parts: Part[] = [];
    const add = (shape: string, { sql, columns }: RowsStatement, rows: readonly object[]) => {
      if (rows.length) parts.push({ shape, sql, value: encode(cells(columns, rows)) });
    };
    for (const { layout, insert: fresh, put, update: changed, remove: gone } of tables) {
      const { table } = layout;
      if (gone.length) parts.push({ shape: `-${table}`, sql: remove(layout), value: JSON.stringify(gone) });
      add(`*${table}`, insert(layout), fresh);
      add(`+${table}`, upsert(layout), put);
      const names = changed.columns.map(({ property }) => property);
      add(`~${table}(${names.join()})`, update(layout, changed.columns), changed.rows);
    }
    add('+journal', this.#journal, facts);
    return parts;
  }
}

const cells = (columns: RowsStatement['columns'], rows: readonly object[]): unknown[][] => {
  const properties = columns.map((column) => column.property);
  return rows.map((row) => properties.map((property) => (row as Record<string, unknown>)[property]));
};
