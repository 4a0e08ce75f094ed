import type { TableName, Tables } from '../records/index.ts';
import type { ChainHead, JournalRow } from './journal.ts';

type Scalar = string | number | boolean | null;

/** Equality on each named column; an array means any of its values. Only plain columns, not documents. */
export type Where<T> = { [K in keyof T]?: Scalar | readonly Scalar[] };

/**
 * One way in which a row may answer to a search: a text (in lower case) that stands somewhere in a column or, by a path
 * such as `data.title`, in a document; or one of these values in a column.
 */
export type Held<T> =
  | { within: string; text: string }
  | { column: keyof T & string; isAny: readonly (string | number | boolean)[] };

export interface FindOptions<T> {
  orderBy?: keyof T & string;
  descending?: boolean;
  limit?: number;
  /** Rows whose `orderBy` column (default id) lies beyond this value, in the direction asked for. */
  after?: string | number;
  /** Rows whose named column is not null and at most the value. */
  atMost?: { column: keyof T & string; value: number };
  /** Of each of these lists a row must answer to one at least; no order but the rows' own comes of it. */
  holding?: readonly (readonly Held<T>[])[];
}

export interface TallyOptions<Row> extends Pick<FindOptions<Row>, 'atMost'> {
  distinct?: keyof Row & string;
  /** The smallest number in that column, as `least`. */
  least?: keyof Row & string;
}

/** Committed data only; never sees a transaction that is still open. */
export interface Reader {
  get<K extends TableName>(table: K, ids: readonly string[]): Promise<Tables[K][]>;
  find<K extends TableName>(
    table: K,
    where: Where<Tables[K]>,
    options?: FindOptions<Tables[K]>,
  ): Promise<Tables[K][]>;
  count<K extends TableName>(table: K, where: Where<Tables[K]>): Promise<number>;
  /**
   * How many rows match, for each combination of these columns that occurs; in no particular order. With `distinct`,
   * how many different values of that column they have as well, with `least` the smallest of it.
   */
  tally<K extends TableName, C extends keyof Tables[K] & string>(
    table: K,
    where: Where<Tables[K]>,
    by: readonly C[],
    options?: TallyOptions<Tables[K]>,
  ): Promise<(Pick<Tables[K], C> & { count: number; distinct?: number; least?: number })[]>;
  /** Facts in chain order, or against it; `afterSeq` is the last one that is known in that direction. */
  facts(
    where: {
      incidentId?: string;
      stream?: string | readonly string[];
      streamId?: string;
      fact?: string | string[];
    },
    options?: {
      afterSeq?: number;
      limit?: number;
      descending?: boolean;
      /** Recorded at this moment at the latest. */
      until?: number;
      /** Account or part of the engine that did it. */
      by?: string;
    },
  ): Promise<JournalRow[]>;
  head(): Promise<ChainHead>;
}

/** Where the record stands. */
export interface RecordHead extends ChainHead {
  /** Transactions that have written, of whatever process: the same number, the same record. */
  writes: number;
}

/** All that one group of commands changes, written in one go. */
export interface WriteSet {
  /** Rows to insert or replace, by table. */
  put: { [K in TableName]?: Tables[K][] };
  /** Of those, what stands in the record, where the caller knows it from elsewhere than this transaction. */
  before?: { [K in TableName]?: Tables[K][] };
  /** Of those, keys of which the caller knows that the record has no row. */
  absent?: { [K in TableName]?: ReadonlySet<string> };
  remove: { [K in TableName]?: string[] };
  facts: JournalRow[];
  head: ChainHead | null;
}

/** One open write transaction. Reads see what was committed before it began. */
export interface WriteTx {
  head(): Promise<RecordHead>;
  get<K extends TableName>(table: K, ids: readonly string[]): Promise<Tables[K][]>;
  find<K extends TableName>(
    table: K,
    where: Where<Tables[K]>,
    options?: FindOptions<Tables[K]>,
  ): Promise<Tables[K][]>;
  write(set: WriteSet): Promise<void>;
}

/**
 * The record. One writer at a time for the whole database (a mutex and BEGIN IMMEDIATE on SQLite, a row lock on
 * the chain's head on PostgreSQL), so the chain has one order and no write meets another.
 */
export interface Store {
  readonly reader: Reader;
  /** Runs `work` in one transaction: commits when it resolves, rolls back and rethrows when it rejects. */
  transact<T>(work: (tx: WriteTx) => Promise<T>): Promise<T>;
  /**
   * Makes ready one transaction that is nothing but a write, for a caller that knows the record without looking. What
   * it gives does it: false, with nothing written, where the record has moved on from `writes`.
   */
  readyAt(writes: number, set: WriteSet): () => Promise<boolean>;
  close(): Promise<void>;
}
