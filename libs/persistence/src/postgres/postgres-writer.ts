import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import type { RecordHead } from '#runtime';
import { isUnavailable } from '../failures.ts';
import type { Changes } from '../sql/changes.ts';
import type { Layout } from '../sql/layout.ts';
import type { RunQuery } from '../sql/record-reader.ts';
import type { Statement } from '../sql/select.ts';
import type { Transaction, Writer } from '../transaction.ts';
import { type Patience, patienceOf } from './patience.ts';
import { type WriteStatement, WriteStatements } from './write-statement.ts';

interface Result {
  command: string;
  rows: Record<string, unknown>[];
}
/** The little that is used of a `pg` connection; TypeORM's own `query` can neither name a statement nor send two. */
interface Connection {
  query(statement: (WriteStatement | Statement | { text: string }) & Patience): Promise<Result | Result[]>;
}

/**
 * Its statements are prepared once, perhaps while the tables were all but empty, and their plans are kept until the
 * server next gathers statistics. All of them look rows up by a key, so a plan that reads whole tables is never right.
 */
const BY_KEY = 'SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off';
/** A process that stops half-way must not hold the lock for ever: the server ends its transaction. */
const NO_IDLING = 'SET idle_in_transaction_session_timeout = 60000';
const LOCK_HEAD = `SELECT seq, hash, writes, pg_current_xact_id()::text AS id
  FROM journal_head WHERE id = 1 FOR UPDATE`;
const DOUBT_MS = 2000;
const KEPT_READS = 200;

/** Writes on one connection of its own, which it keeps while it is sound. */
export class PostgresWriter implements Writer {
  readonly #writes: WriteStatements;
  readonly #reads = new Map<string, string>();
  readonly #patience: Patience;
  #runner: QueryRunner | null = null;

  constructor(
    layouts: ReadonlyMap<string, Layout>,
    private readonly source: DataSource,
    /** Reads on whatever connection is free. */
    private readonly look: RunQuery,
    private readonly lockTimeoutMs: number,
  ) {
    this.#writes = new WriteStatements(layouts);
    this.#patience = patienceOf(lockTimeoutMs);
  }

  async begin(): Promise<Transaction> {
    try {
      return await this.#begin();
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      // Nothing had been done: the pool may have given us one that broke while nobody looked.
      return this.#begin();
    }
  }

  async #begin(): Promise<Transaction> {
    const connection = await this.#connect();
    try {
      const locked = await this.#lockHead(connection);
      let { head } = locked;
      return {
        query: async (statement) => (await this.#ask(connection, this.#named(statement))).rows,
        head: async () => head,
        write: async (changes) => {
          await this.#write(connection, changes);
          head = { ...head, ...changes.head, writes: head.writes + 1 };
        },
        commit: () => this.#commit(connection, locked.id),
        rollback: () => this.#rollback(connection),
      };
    } catch (error) {
      await this.#rollback(connection);
      throw error;
    }
  }

  readyAt(writes: number, changes: Changes): () => Promise<boolean> {
    const statement = this.#writes.of(changes, writes);
    return () => this.#writeAt(statement, changes);
  }

  async #writeAt(statement: WriteStatement, changes: Changes): Promise<boolean> {
    const connection = await this.#connect();
    try {
      const { rows } = await this.#ask(connection, statement);
      return rows.length > 0;
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      await this.#giveUp(error as Error);
      if (await this.#isThere(changes)) return true;
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#giveUp();
  }

  async #connect(): Promise<Connection> {
    if (this.#runner?.isReleased) this.#runner = null;
    const known = this.#runner;
    this.#runner ??= this.source.createQueryRunner();
    try {
      const connection = (await this.#runner.connect()) as Connection;
      const text = `${BY_KEY}; ${NO_IDLING}; SET lock_timeout = ${this.lockTimeoutMs}`;
      if (!known) await this.#ask(connection, { text });
      return connection;
    } catch (error) {
      await this.#giveUp(error as Error);
      throw error;
    }
  }

  /** Begins, and waits for writers of other processes to finish. */
  async #lockHead(connection: Connection): Promise<{ head: RecordHead; id: string }> {
    const row = (await this.#ask(connection, { text: `BEGIN; ${LOCK_HEAD}` })).rows[0];
    if (!row) throw new Error('journal_head has lost its row');
    const { seq, hash, writes, id } = row as unknown as RecordHead & { id: string };
    return { head: { seq, hash, writes: Number(writes) }, id };
  }

  /** Reads inside transactions come in a few shapes as well, and hold up every other writer. */
  #named({ text, values }: Statement): Statement & { name?: string } {
    const name = this.#reads.get(text) ?? `read-${this.#reads.size}`;
    if (this.#reads.size < KEPT_READS) this.#reads.set(text, name);
    return this.#reads.has(text) ? { name, text, values } : { text, values };
  }

  async #write(connection: Connection, changes: Changes): Promise<void> {
    await this.#ask(connection, this.#writes.of(changes, null));
  }

  /** Asks with patience, for one answer; of several statements it is the last one's. */
  async #ask(
    connection: Connection,
    statement: WriteStatement | Statement | { text: string },
  ): Promise<Result> {
    const answer = await connection.query({ ...statement, ...this.#patience });
    return Array.isArray(answer) ? answer.at(-1)! : answer;
  }

  async #commit(connection: Connection, id: string): Promise<void> {
    try {
      const { command } = await this.#ask(connection, { text: 'COMMIT' });
      // The server answers so, without an error, when a statement had failed.
      if (command === 'ROLLBACK') throw new Error('the database rolled back instead of committing');
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      await this.#giveUp(error as Error);
      if (!(await this.#didCommit(id))) throw error;
    }
  }

  /** A connection lost during COMMIT leaves open whether it happened; the server knows. */
  async #didCommit(id: string): Promise<boolean> {
    const statement = { text: 'SELECT pg_xact_status($1::xid8) AS status', values: [id] };
    return this.#doubted(statement, (row) =>
      row?.['status'] === 'in progress' ? null : row?.['status'] === 'committed',
    );
  }

  /**
   * Whether a write came to pass whose connection was lost: its last fact is in the chain, once the server has ended
   * what was open. A write without facts is left in doubt, and said to have failed.
   */
  async #isThere({ head }: Changes): Promise<boolean> {
    if (!head) return false;
    const text =
      'WITH held AS (SELECT 1 FROM journal_head WHERE id = 1 FOR UPDATE) SELECT hash FROM journal, held WHERE seq = $1';
    return this.#doubted({ text, values: [head.seq] }, (row) => row?.['hash'] === head.hash);
  }

  /** Asks on another connection until there is an answer, for a moment; no answer is said to be a failure. */
  async #doubted(
    statement: Statement,
    verdict: (row: Record<string, unknown> | undefined) => boolean | null,
  ): Promise<boolean> {
    const until = performance.now() + DOUBT_MS;
    do {
      try {
        const known = verdict((await this.look(statement))[0]);
        if (known !== null) return known;
      } catch (error) {
        if (!isUnavailable(error)) throw error;
      }
      await sleep(200);
    } while (performance.now() < until);
    return false;
  }

  async #rollback(connection: Connection): Promise<void> {
    await this.#ask(connection, { text: 'ROLLBACK' }).catch((error: Error) => this.#giveUp(error));
  }

  /** Lets the connection go; with an error the pool destroys it, and the server rolls back what was open. */
  async #giveUp(error?: Error): Promise<void> {
    const runner = this.#runner as
      | (QueryRunner & { releasePostgresConnection(e?: Error): Promise<void> })
      | null;
    this.#runner = null;
    await runner?.releasePostgresConnection(error);
  }
}
