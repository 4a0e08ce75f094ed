import type { ChainHead, JournalRow, WriteSet } from '#runtime';
import { TABLE_NAMES } from '../entities/index.ts';
import { isChanged, type KnownRows } from './known-rows.ts';
import type { ColumnLayout, Layout } from './layout.ts';

type Row = Readonly<Record<string, unknown>>;

export interface TableChange {
  layout: Layout;
  /** Rows that are not there. */
  insert: Row[];
  /** Rows to insert, or to replace where the key is there already. */
  put: Row[];
  /** Rows that are there, and the columns in which at least one of them changed; the key is not among them. */
  update: { columns: ColumnLayout[]; rows: Row[] };
  /** Keys. */
  remove: string[];
}

/** What a write set comes to. */
export interface Changes {
  tables: TableChange[];
  facts: JournalRow[];
  head: ChainHead | null;
}

/** Each row once, none that is removed as well, and of rows that were read only what changed. */
export function changesOf(
  { put, before, absent, remove, facts, head }: WriteSet,
  layouts: ReadonlyMap<string, Layout>,
  known: KnownRows,
): Changes {
  const tables = TABLE_NAMES.flatMap((table) => {
    const gone = new Set(remove[table]);
    const rows = new Map<string, object>();
    for (const row of put[table] ?? []) if (!gone.has(row.id)) rows.set(row.id, row);
    if (rows.size === 0 && gone.size === 0) return [];
    const layout = layouts.get(table)!;
    for (const row of before?.[table] ?? []) known.rememberRow(layout, row);
    for (const id of gone) known.take(layout, id);
    const parts = divide(layout, [...rows.values()] as Row[], known, absent?.[table]);
    return [{ layout, remove: [...gone], ...parts }];
  });
  return { tables, facts, head };
}

function divide(
  layout: Layout,
  rows: Row[],
  known: KnownRows,
  absent: ReadonlySet<string> | undefined,
): Pick<TableChange, 'insert' | 'put' | 'update'> {
  const insert: Row[] = [];
  const put: Row[] = [];
  const update: Row[] = [];
  const changed = new Set<ColumnLayout>();
  for (const row of rows) {
    const raw = known.take(layout, row[layout.key]);
    if (!raw) {
      (absent?.has(row[layout.key] as string) ? insert : put).push(row);
      continue;
    }
    const columns = layout.columns.filter((column) => isChanged(column, raw, row));
    if (columns.length === 0) continue;
    for (const column of columns) changed.add(column);
    update.push(row);
  }
  // In the order of the table, so that the same columns give the same statement.
  return {
    insert,
    put,
    update: { columns: layout.columns.filter((column) => changed.has(column)), rows: update },
  };
}
