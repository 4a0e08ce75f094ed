import type { FindOptions, RecordHead, TableName, Tables, Where, WriteSet, WriteTx } from '#runtime';
import { changesOf } from './sql/changes.ts';
import { KnownRows } from './sql/known-rows.ts';
import { type Database, RecordReader } from './sql/record-reader.ts';
import type { Transaction } from './transaction.ts';

/**
 * What `work` gets to hold. It keeps the promises of the unit of work whatever `work` does: a write when every
 * statement before it is over, reads when every write before them is, none after the end, and no commit once a
 * statement failed, even when `work` swallowed the error.
 */
export class OpenTransaction implements WriteTx {
  readonly #known = new KnownRows();
  readonly #reader: RecordReader;
  #lastWrite: Promise<unknown> = Promise.resolve();
  #last: Promise<unknown> = Promise.resolve();
  #failure: { error: unknown } | null = null;
  #ended = false;

  constructor(
    private readonly transaction: Transaction,
    private readonly database: Database,
  ) {
    this.#reader = new RecordReader(database, transaction.query, this.#known);
  }

  head(): Promise<RecordHead> {
    return this.#read(() => this.transaction.head());
  }

  get<K extends TableName>(table: K, ids: readonly string[]): Promise<Tables[K][]> {
    return this.#read(() => this.#reader.get(table, ids));
  }

  find<K extends TableName>(
    table: K,
    where: Where<Tables[K]>,
    options?: FindOptions<Tables[K]>,
  ): Promise<Tables[K][]> {
    return this.#read(() => this.#reader.find(table, where, options));
  }

  write(set: WriteSet): Promise<void> {
    const write = this.#after(this.#last, () =>
      this.transaction.write(changesOf(set, this.database.layouts, this.#known)),
    );
    this.#lastWrite = this.#last;
    return write;
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

  #read<T>(operation: () => Promise<T>): Promise<T> {
    return this.#after(this.#lastWrite, operation);
  }

  #after<T>(before: Promise<unknown>, operation: () => Promise<T>): Promise<T> {
    if (this.#ended) return Promise.reject(new Error('this transaction has ended'));
    const result = before.then(operation);
    const over = result.catch((error: unknown) => {
      this.#failure ??= { error };
    });
    this.#last = Promise.all([this.#last, over]);
    return result;
  }
}
