import type { FindOptions, Where } from '../ports/store.ts';
import type { TableName, Tables } from '../records/index.ts';

export type AnyRow = { id: string };
/** A row, or null for one that was removed. */
export type Layer = Map<TableName, Map<string, AnyRow | null>>;

export function entryOf(layer: Layer, table: TableName): Map<string, AnyRow | null> {
  const known = layer.get(table);
  if (known) return known;
  const rows = new Map<string, AnyRow | null>();
  layer.set(table, rows);
  return rows;
}

export function matches(row: AnyRow, where: Record<string, unknown>): boolean {
  for (const column in where) {
    const wanted = where[column];
    const value = (row as Record<string, unknown>)[column];
    if (Array.isArray(wanted) ? !wanted.includes(value) : value !== wanted) return false;
  }
  return true;
}

/** Whether a row lies where the options look: beyond `after`, and not later than `atMost`. */
function lies<T>(row: AnyRow, { after, atMost, orderBy, descending }: FindOptions<T> = {}): boolean {
  const columns = row as unknown as Record<string, string | number | null>;
  const place = columns[orderBy ?? 'id'] ?? null;
  if (after !== undefined && (place === null || (descending ? place >= after : place <= after))) return false;
  if (!atMost) return true;
  const value = columns[atMost.column] as number | null;
  return value !== null && value <= atMost.value;
}

/** A layer of changes over what lies below it: the database, or the group that a command runs in. */
export abstract class Overlay {
  protected readonly changed: Layer = new Map();

  protected abstract findBelow<K extends TableName>(
    table: K,
    where: Where<Tables[K]>,
    options?: FindOptions<Tables[K]>,
  ): Promise<Tables[K][]>;

  put<K extends TableName>(table: K, row: Tables[K]): void {
    this.layer(table).set(row.id, row);
  }

  remove(table: TableName, id: string): void {
    this.layer(table).set(id, null);
  }

  /** Rows below with the changes of this layer laid over them. Unordered unless `orderBy` is given. */
  find<K extends TableName>(
    table: K,
    where: Where<Tables[K]>,
    options?: FindOptions<Tables[K]>,
  ): Promise<Tables[K][]> {
    const size = this.changed.get(table)?.size;
    if (!size) return this.findBelow(table, where, options);
    // As many more as this layer may take away.
    const wider = options?.limit === undefined ? options : { ...options, limit: options.limit + size };
    return this.findBelow(table, where, wider).then((below) => this.lay(table, below, where, options));
  }

  /** Lays the changes of this layer over what was found below. */
  protected lay<K extends TableName>(
    table: K,
    below: Tables[K][],
    where: Where<Tables[K]>,
    options?: FindOptions<Tables[K]>,
  ): Tables[K][] {
    const layer = this.changed.get(table);
    if (!layer?.size) return below;
    const rows: AnyRow[] = below.filter((row) => !layer.has(row.id));
    for (const row of layer.values()) if (row && matches(row, where) && lies(row, options)) rows.push(row);
    const order = (options?.orderBy ?? 'id') as keyof AnyRow;
    const sign = options?.descending ? -1 : 1;
    rows.sort((a, b) => (a[order] < b[order] ? -sign : a[order] > b[order] ? sign : 0));
    return rows.slice(0, options?.limit ?? rows.length) as Tables[K][];
  }

  protected layer(table: TableName): Map<string, AnyRow | null> {
    return entryOf(this.changed, table);
  }

  protected own(table: TableName, id: string): AnyRow | null | undefined {
    return this.changed.get(table)?.get(id);
  }

  /** Lays these changes over another layer. */
  applyTo(target: Overlay): void {
    for (const [table, rows] of this.changed) for (const [id, row] of rows) target.layer(table).set(id, row);
  }
}
