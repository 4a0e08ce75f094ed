import type { RecordHead } from '#runtime';
import type { Changes } from './sql/changes.ts';
import type { RunQuery } from './sql/record-reader.ts';

/** A transaction that has begun on a connection of its own; what a database has to offer for the unit of work. */
export interface Transaction {
  query: RunQuery;
  head(): Promise<RecordHead>;
  write(changes: Changes): Promise<void>;
  commit(): Promise<void>;
  /** Never throws: a connection that cannot roll back is given up, which undoes the transaction too. */
  rollback(): Promise<void>;
}

/** The side of a database that writes. */
export interface Writer {
  begin(): Promise<Transaction>;
  /**
   * One transaction by itself, made ready: what it gives does it, and answers false, with nothing written, where the
   * record is not where `writes` says.
   */
  readyAt(writes: number, changes: Changes): () => Promise<boolean>;
  close(): Promise<void>;
}
