import { Problem } from '#kernel';
import type { JournalRow, Reader, Store, WriteSet, WriteTx } from '#runtime';
import { asProblem, guarded } from './failures.ts';
import { journalRows } from './journal-rows.ts';
import { OpenTransaction } from './open-transaction.ts';
import { changesOf } from './sql/changes.ts';
import { KnownRows } from './sql/known-rows.ts';
import { type Database, RecordReader, type RunQuery } from './sql/record-reader.ts';
import type { Writer } from './transaction.ts';
import { Turns } from './turns.ts';
import type { DatabaseKind } from './url.ts';

/** Figures for metrics. */
export interface StoreStats {
  kind: DatabaseKind;
  /** Size of the database. */
  bytes: number;
  /** Transactions that wait for their turn in this process. */
  waiting: number;
  /** Since this process opened it. */
  committed: number;
  rolledBack: number;
  /** How long the last commit took, from begin to end. */
  lastTransactionMs: number | null;
}

/** The two sides of one opened database. */
export interface Sides {
  kind: DatabaseKind;
  /** Null when opened for reading only. */
  writer: Writer | null;
  read: RunQuery;
  /** What a reader needs to know, for the committed record and for open transactions alike. */
  database: Database;
  bytes(): Promise<number>;
  close(): Promise<void>;
}

/** The unit of work: the only way to write to the record. */
export class RecordStore implements Store {
  readonly kind: DatabaseKind;
  readonly reader: Reader;
  readonly #turns: Turns;
  #closed: Promise<void> | null = null;
  #committed = 0;
  #rolledBack = 0;
  #lastTransactionMs: number | null = null;

  constructor(
    private readonly sides: Sides,
    turnLimitMs: number,
  ) {
    this.kind = sides.kind;
    this.reader = new RecordReader(sides.database, (statement) => guarded(() => sides.read(statement)));
    this.#turns = new Turns(turnLimitMs);
  }

  /**
   * Runs `work` in one transaction, one at a time in this process and, by the database's own lock, in all of them:
   * commits when it resolves, rolls back and rethrows when it rejects. A transaction started inside `work` and
   * awaited there can only wait for itself; it is refused when its turn does not come.
   */
  async transact<T>(work: (tx: WriteTx) => Promise<T>): Promise<T> {
    return this.#inTurn(async (writer) => {
      const tx = new OpenTransaction(await guarded(() => writer.begin()), this.sides.database);
      try {
        const result = await work(tx);
        await tx.commit();
        return result;
      } catch (error) {
        await tx.rollback();
        throw asProblem(error);
      }
    });
  }

  readyAt(writes: number, set: WriteSet): () => Promise<boolean> {
    const changes = changesOf(set, this.sides.database.layouts, new KnownRows());
    const write = this.sides.writer?.readyAt(writes, changes);
    return () => this.#inTurn(() => guarded(write!));
  }

  /** The whole journal from `fromSeq`, a chunk at a time, for verification and export. */
  journalRows(fromSeq = 1, chunk = 1000): AsyncIterable<JournalRow> {
    return journalRows(this.reader, fromSeq, chunk);
  }

  async stats(): Promise<StoreStats> {
    return {
      kind: this.kind,
      bytes: await guarded(() => this.sides.bytes()),
      waiting: this.#turns.waiting,
      committed: this.#committed,
      rolledBack: this.#rolledBack,
      lastTransactionMs: this.#lastTransactionMs,
    };
  }

  /** Lets the transactions that were asked for finish, and refuses those that come after. */
  close(): Promise<void> {
    this.#closed ??= this.#turns.run(async () => {
      await this.sides.writer?.close();
      await this.sides.close();
    });
    return this.#closed;
  }

  async #inTurn<T>(work: (writer: Writer) => Promise<T>): Promise<T> {
    const { writer } = this.sides;
    if (this.#closed) throw new Problem('engine.unavailable');
    if (!writer) throw new Error('this store was opened for reading only');
    return this.#turns.run(async () => {
      const start = performance.now();
      try {
        const result = await work(writer);
        this.#committed += 1;
        this.#lastTransactionMs = performance.now() - start;
        return result;
      } catch (error) {
        this.#rolledBack += 1;
        throw error;
      }
    });
  }
}
