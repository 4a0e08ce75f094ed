import type {
  ChainHead,
  FindOptions,
  JournalRow,
  Reader,
  TableName,
  Tables,
  TallyOptions,
  Where,
} from '#runtime';
import { type Matches, plainColumn } from './conditions.ts';
import { decoderOf, type Raw } from './decode.ts';
import type { Dialect } from './dialect.ts';
import type { KnownRows } from './known-rows.ts';
import type { Layout } from './layout.ts';
import { count, type SelectOptions, type Statement, select, tally } from './select.ts';

/** Runs one statement and gives its rows. */
export type RunQuery = (statement: Statement) => Promise<Raw[]>;

/** What a statement needs to know of a database. */
export interface Database {
  layouts: ReadonlyMap<string, Layout>;
  dialect: Dialect;
}

type FactsWhere = Parameters<Reader['facts']>[0];
type FactsOptions = Parameters<Reader['facts']>[1];

/** All reads, over whatever connection runs them: the reader's, or that of an open transaction. */
export class RecordReader implements Reader {
  /** With `known`, what is read is remembered there as well. */
  constructor(
    private readonly database: Database,
    private readonly run: RunQuery,
    private readonly known: KnownRows | null = null,
  ) {}

  /** Rows in the order of their ids; ids that nothing has are left out. */
  async get<K extends TableName>(table: K, ids: readonly string[]): Promise<Tables[K][]> {
    if (ids.length === 0) return [];
    const rows = await this.#select<Tables[K]>(table, { id: ids });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
  }

  async find<K extends TableName>(
    table: K,
    where: Where<Tables[K]>,
    options: FindOptions<Tables[K]> = {},
  ): Promise<Tables[K][]> {
    return this.#select<Tables[K]>(table, where, options);
  }

  async count<K extends TableName>(table: K, where: Where<Tables[K]>): Promise<number> {
    const [row] = await this.run(count(this.#layout(table), this.database.dialect, where));
    return Number(row?.['n']);
  }

  async tally<K extends TableName, C extends keyof Tables[K] & string>(
    table: K,
    where: Where<Tables[K]>,
    by: readonly C[],
    options?: TallyOptions<Tables[K]>,
  ): Promise<(Pick<Tables[K], C> & { count: number; distinct?: number; least?: number })[]> {
    const layout = this.#layout(table);
    const decode = decoderOf(by.map((property) => plainColumn(layout, property)));
    const rows = await this.run(tally(layout, this.database.dialect, where, by, options));
    return rows.map(({ n, d, m, ...row }) => ({
      ...(decode(row) as Pick<Tables[K], C>),
      count: Number(n),
      ...(d === undefined ? {} : { distinct: Number(d) }),
      ...(m === undefined ? {} : { least: Number(m) }),
    }));
  }

  async facts(where: FactsWhere, options: FactsOptions = {}): Promise<JournalRow[]> {
    const { afterSeq: after, until, by, ...rest } = options;
    // Here a filter left undefined is not there: callers pass on what they were asked.
    const given = Object.fromEntries(Object.entries(where).filter(([, value]) => value !== undefined));
    return this.#select<JournalRow>('journal', given, {
      ...{ after, ...rest },
      ...(until !== undefined && { atMost: { column: 'at', value: until } }),
      ...(by !== undefined && { holding: [[{ within: 'actor.id', text: by }]] }),
    });
  }

  async head(): Promise<ChainHead> {
    const [row] = await this.#select<ChainHead & { id: number }>('journal_head', { id: 1 });
    if (!row) throw new Error('journal_head has lost its row');
    return { seq: row.seq, hash: row.hash };
  }

  async #select<Row>(table: string, where: Matches, options?: SelectOptions): Promise<Row[]> {
    const layout = this.#layout(table);
    const rows = await this.run(select(layout, this.database.dialect, where, options));
    if (this.known) for (const raw of rows) this.known.remember(layout, raw);
    return rows.map((raw) => layout.decode(raw) as Row);
  }

  #layout(table: string): Layout {
    const layout = this.database.layouts.get(table);
    if (!layout) throw new TypeError(`no table "${table}"`);
    return layout;
  }
}
