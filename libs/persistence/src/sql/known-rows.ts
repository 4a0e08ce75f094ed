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
  // Documents are stored in the words of JSON.stringify. In other words they count as changed, which is harmless.
  if (kind === 'document') return before !== JSON.stringify(after);
  if (kind === 'bigint') return Number(before) !== after;
  if (kind === 'boolean') return Boolean(before) !== after;
  return before !== after;
}
