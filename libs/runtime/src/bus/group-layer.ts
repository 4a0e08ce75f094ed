import type { FindOptions, Where, WriteSet, WriteTx } from '../ports/store.ts';
import type { TableName, Tables } from '../records/index.ts';
import { type AnyRow, entryOf, type Layer, matches, Overlay } from './overlay.ts';

/** What was asked for, and the rows that came. */
interface Found {
  table: TableName;
  rows: AnyRow[];
}

/** What was read of a record that nobody else has written to since. */
interface Reads {
  rows: Layer;
  found: Map<string, Found>;
}
const noReads = (): Reads => ({ rows: new Map(), found: new Map() });

/** A command and what follows from it ask for these in many ways: all that an incident has are read at once. */
const FEW_OF_AN_INCIDENT: ReadonlySet<TableName> = new Set(['response', 'linked_response', 'report_duty']);

/** Whether all rows are asked for, in the order in which they come unless another is asked for. */
const isById = <T>({ orderBy = 'id' as keyof T & string, ...rest }: FindOptions<T>): boolean =>
  orderBy === 'id' && !Object.keys(rest).length;

/** Rows of a table, and answers, that are handed on from group to group. */
const HANDED_ON = 200;
/** Each row is written with a key of its own that nobody asks for again soon. */
const NOT_HANDED_ON: ReadonlySet<TableName> = new Set(['idempotency', 'report']);

function isOfIncident(where: object): where is { incidentId: string } {
  for (const column in where) if (column !== 'incidentId') return false;
  return typeof (where as { incidentId?: unknown }).incidentId === 'string';
}

const asked = (table: TableName, where: object, options?: object): string =>
  !options && isOfIncident(where)
    ? `${table} of ${where.incidentId}`
    : JSON.stringify([table, where, options ?? null]);

/** What a group reads from: its transaction, or the record with what another group is about to change. */
export type Ground = Pick<WriteTx, 'get' | 'find'>;

/** Everything that one group of commands has read and changed. */
export class GroupLayer extends Overlay {
  private readonly read = noReads();

  constructor(private readonly ground: Ground) {
    super();
  }

  /** Reads many rows at once, so that the commands find them in memory. */
  async preload<K extends TableName>(table: K, ids: readonly string[]): Promise<void> {
    const read = this.reads(table);
    const missing = [...new Set(ids)].filter((id) => !read.has(id));
    if (!missing.length) return;
    for (const id of missing) read.set(id, null);
    for (const row of await this.ground.get(table, missing)) read.set(row.id, row);
  }

  async get<K extends TableName>(table: K, id: string): Promise<Tables[K] | null> {
    const own = this.own(table, id);
    const known = own === undefined ? this.reads(table).get(id) : own;
    if (known !== undefined) return known as Tables[K] | null;
    await this.preload(table, [id]);
    return this.reads(table).get(id) as Tables[K] | null;
  }

  protected findBelow<K extends TableName>(
    table: K,
    where: Where<Tables[K]>,
    options?: FindOptions<Tables[K]>,
  ): Promise<Tables[K][]> {
    const { incidentId } = where as { incidentId?: unknown };
    if (!FEW_OF_AN_INCIDENT.has(table) || typeof incidentId !== 'string' || (options && !isById(options)))
      return this.ask(table, where, options);
    if (isOfIncident(where)) return this.ask(table, where);
    const all = this.ask(table, { incidentId } as Where<Tables[K]>);
    return all.then((rows) => rows.filter((row) => matches(row, where)));
  }

  private async ask<K extends TableName>(
    table: K,
    where: Where<Tables[K]>,
    options?: FindOptions<Tables[K]>,
  ): Promise<Tables[K][]> {
    // What lies below stays as it is for as long as the group runs.
    const key = asked(table, where, options);
    const known = this.read.found.get(key) ?? this.handed?.found(key);
    if (known) return [...known.rows] as Tables[K][];
    const rows = await this.ground.find(table, where, options);
    this.read.found.set(key, { table, rows: [...rows] });
    const read = this.reads(table);
    for (const row of rows) if (!read.get(row.id)) read.set(row.id, row);
    return rows;
  }

  /** Whether the record is known to have no such row. */
  isAbsent(table: TableName, id: string): boolean {
    return this.read.rows.get(table)?.get(id) === null;
  }

  /** The record has no such row: the key was made just now. */
  knowAbsent(table: TableName, id: string): void {
    this.reads(table).set(id, null);
  }

  /** What is to be written, and what stood there before of the rows that were read. */
  changes(): Pick<WriteSet, 'put' | 'remove' | 'before' | 'absent'> {
    const put: Record<string, AnyRow[]> = {};
    const before: Record<string, AnyRow[]> = {};
    const absent: Record<string, Set<string>> = {};
    const remove: Record<string, string[]> = {};
    for (const [table, rows] of this.changed) {
      const read = this.reads(table);
      const kept: AnyRow[] = [];
      const gone: string[] = [];
      for (const [id, row] of rows)
        if (row) kept.push(row);
        else if (read.get(id) !== null) gone.push(id);
      if (gone.length) remove[table] = gone;
      if (!kept.length) continue;
      put[table] = kept;
      before[table] = kept.flatMap(({ id }) => read.get(id) ?? this.handed?.row(table, id) ?? []);
      const fresh = kept.flatMap(({ id }) => (read.get(id) === null ? id : []));
      if (fresh.length) absent[table] = new Set(fresh);
    }
    return { put, before, absent, remove };
  }

  /**
   * The record as it will be once this group's changes are in: ground for the next group. With `known`, what this
   * group and those before it have read need not be read again: whoever writes on that ground is told if another
   * process wrote meanwhile.
   */
  over(record: Ground, known: boolean): Ground {
    // The group before this one may not be in the record yet.
    const below = (known && this.handed?.alone(record)) || record;
    const ahead = new Ahead(below, known ? this.handedOn() : noReads());
    this.applyTo(ahead);
    return ahead;
  }

  /** Where what was read for the groups before this one stands, if anything was. */
  private get handed(): Ahead | null {
    return this.ground instanceof Ahead ? this.ground : null;
  }

  /** What was read for this group, after what was read for those before it. */
  private handedOn(): Reads {
    if (!this.handed) return this.read;
    const { rows, found } = this.handed.handOver();
    for (const [table, own] of this.read.rows)
      if (!NOT_HANDED_ON.has(table)) moveIn(entryOf(rows, table), own);
    moveIn(found, this.read.found);
    return { rows, found };
  }

  private reads(table: TableName): Map<string, AnyRow | null> {
    return entryOf(this.read.rows, table);
  }
}

/** Adds the newer entries behind the older, of which the oldest go where there are too many. */
function moveIn<V>(older: Map<string, V>, newer: ReadonlyMap<string, V>): void {
  for (const [key, value] of newer) {
    older.delete(key);
    older.set(key, value);
  }
  for (const key of older.keys()) {
    if (older.size <= HANDED_ON) return;
    older.delete(key);
  }
}

/** Changes that are about to be committed, laid over the record as it is and what was read of it. */
class Ahead extends Overlay implements Ground {
  constructor(
    private readonly record: Ground,
    private readonly read: Reads,
  ) {
    super();
  }

  async get<K extends TableName>(table: K, ids: readonly string[]): Promise<Tables[K][]> {
    const known = ids.map((id) => this.row(table, id));
    const rest = ids.filter((_, i) => known[i] === undefined);
    const below = rest.length ? await this.record.get(table, rest) : [];
    return [...(known.filter(Boolean) as Tables[K][]), ...below];
  }

  /** An answer that these changes leave as it is. */
  found(key: string): Found | undefined {
    const known = this.read.found.get(key);
    return known && !this.changed.get(known.table)?.size ? known : undefined;
  }

  /** A row as it stands here, where that is known. */
  row(table: TableName, id: string): AnyRow | null | undefined {
    const own = this.own(table, id);
    return own === undefined ? this.read.rows.get(table)?.get(id) : own;
  }

  /** These changes and nothing that was read, laid over the record. */
  alone(record: Ground): Ground {
    const alone = new Ahead(record, noReads());
    this.applyTo(alone);
    return alone;
  }

  /**
   * What was read, as it stands with these changes, for whoever comes next: this layer is of no more use. Answers
   * that the changes may have altered are left out.
   */
  handOver(): Reads {
    const { rows, found } = this.read;
    for (const [table, changed] of this.changed) {
      const read = rows.get(table);
      if (read) for (const [id, row] of changed) if (read.has(id)) read.set(id, row);
    }
    for (const [asked, { table }] of found) if (this.changed.get(table)?.size) found.delete(asked);
    return this.read;
  }

  protected async findBelow<K extends TableName>(
    table: K,
    where: Where<Tables[K]>,
    options?: FindOptions<Tables[K]>,
  ) {
    const known = this.read.found.get(asked(table, where, options));
    return known ? ([...known.rows] as Tables[K][]) : this.record.find(table, where, options);
  }
}
