import type { ColumnLayout, Layout } from './layout.ts';

type Raw = Readonly<Record<string, unknown>>;

/**
 * The rows that a transaction has read, as the driver gave them. Nobody else writes while it is open, so a row
 * that it read and puts back needs only the columns that changed: half the time of replacing it, for the indexes
 * over the other columns stay untouched. Kept apart from the rows handed out, which the caller may change.
 */
export class KnownRows {
  readonly #rows = new Map<string, Map<unknown, Raw>>();

  remember(layout: Layout, raw: Raw): void {
    const rows = this.#rows.get(layout.table) ?? new Map<unknown, Raw>();
    this.#rows.set(layout.table, rows.set(raw[layout.key], { ...raw }));
  }

  /** A row that was read elsewhere and is known to stand so in the record. */
  rememberRow(layout: Layout, row: object): void {
    if (!this.#rows.get(layout.table)?.has((row as Raw)[layout.key])) this.remember(layout, row as Raw);
  }

  /** The row as it was read, once: after it is written, what was read no longer holds. */
  take(layout: Layout, key: unknown): Raw | undefined {
    const rows = this.#rows.get(layout.table);
    const raw = rows?.get(key);
    if (raw) rows?.delete(key);
    return raw;
  }
}

/** Whether a column of a row holds something else than was read. */
export function isChanged({ kind, property }: ColumnLayout, raw: Raw, row: Raw): boolean {
  const before = raw[property] ?? null;
  const after = row[property] ?? null;
  if (before === null || after === null) return before !== after;
  // Documents are stored in the words of JSON.stringify, and rows are values: one that was not replaced is unchanged.
  // What only looks different counts as changed, which is harmless.
  if (kind === 'document')
    return before !== after && (typeof before === 'object' || before !== JSON.stringify(after));
  if (kind === 'bigint') return Number(before) !== after;
  if (kind === 'boolean') return Boolean(before) !== after;
  return before !== after;
}
