import type { ChainHead, FindOptions, TableName, Tables, Where, WriteSet, WriteTx } from '#runtime';
import { changesOf } from './sql/changes.ts';
import { KnownRows } from './sql/known-rows.ts';
import { type Database, RecordReader } from './sql/record-reader.ts';
import type { Transaction } from './transaction.ts';

/**
 * What `work` gets to hold. It keeps the promises of the unit of work whatever `work` does: one statement at a
 * time, none after the end, and no commit once a statement failed, even when `work` swallowed the error.
 */
export class OpenTransaction implements WriteTx {
  readonly #known = new KnownRows();
  readonly #reader: RecordReader;
  #last: Promise<unknown> = Promise.resolve();
  #failure: { error: unknown } | null = null;
  #ended = false;

  constructor(
    private readonly transaction: Transaction,
    private readonly database: Database,
  ) {
    this.#reader = new RecordReader(database, transaction.query, this.#known);
  }

  head(): Promise<ChainHead> {
    return this.#inTurn(() => this.transaction.head());
  }

  get<K extends TableName>(table: K, ids: readonly string[]): Promise<Tables[K][]> {
    return this.#inTurn(() => this.#reader.get(table, ids));
  }

  find<K extends TableName>(
    table: K,
    where: Where<Tables[K]>,
    options?: FindOptions<Tables[K]>,
  ): Promise<Tables[K][]> {
    return this.#inTurn(() => this.#reader.find(table, where, options));
  }

  write(set: WriteSet): Promise<void> {
    return this.#inTurn(() => this.transaction.write(changesOf(set, this.database.layouts, this.#known)));
  }

  /** Waits for statements that `work` did not wait for, then commits. */
  async commit(): Promise<void> {
    this.#ended = true;
    await this.#last;
    if (this.#failure) throw this.#failure.error;
    await this.transaction.commit();
  }

  async rollback(): Promise<void> {
    this.#ended = true;
    await this.#last;
    await this.transaction.rollback();
  }

  #inTurn<T>(operation: () => Promise<T>): Promise<T> {
    if (this.#ended) return Promise.reject(new Error('this transaction has ended'));
    const result = this.#last.then(operation);
    this.#last = result.catch((error: unknown) => {
      this.#failure ??= { error };
    });
    return result;
  }
}
