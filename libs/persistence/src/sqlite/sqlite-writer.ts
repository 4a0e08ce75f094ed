import type { RecordHead } from '#runtime';
import type { Changes } from '../sql/changes.ts';
import type { Layout } from '../sql/layout.ts';
import type { Transaction, Writer } from '../transaction.ts';
import type { Statements } from './statements.ts';
import { MOVED, type WriteStatement, WriteStatements } from './write-statement.ts';

/** Writes on the one connection that may. Turns are taken above it: TypeORM would let two transactions nest. */
export class SqliteWriter implements Writer {
  readonly #writes: WriteStatements;
  /** Shapes of writes that the connection knows. */
  readonly #known = new Set<string>();
  /** A rollback failed, on a failing disk say: its transaction may still be open. */
  #inDoubt = false;

  constructor(
    layouts: ReadonlyMap<string, Layout>,
    private readonly statements: Statements,
  ) {
    this.#writes = new WriteStatements(layouts);
  }

  async begin(): Promise<Transaction> {
    // IMMEDIATE: a writer of another process is met here, where waiting helps, and not in the middle.
    await this.statements.run('BEGIN IMMEDIATE').catch(async (error: Error) => {
      if (!error.message.includes('within a transaction')) throw error;
      await this.statements.run('ROLLBACK');
      await this.statements.run('BEGIN IMMEDIATE');
    });
    this.#inDoubt = false;
    // Asked for at once, so that it is there by the time that somebody wants it.
    let head = this.#head();
    head.catch(() => {});
    return {
      query: (statement) => this.statements.all(statement),
      head: () => head,
      write: async (changes) => {
        await this.#write(this.#writes.of(changes, null));
        head = head.then(({ seq, hash, writes }) => ({ seq, hash, ...changes.head, writes: writes + 1 }));
      },
      commit: () => this.statements.run('COMMIT'),
      rollback: () => this.#rollback(),
    };
  }

  readyAt(writes: number, changes: Changes): () => Promise<boolean> {
    const statement = this.#writes.of(changes, writes);
    return () => this.#writeAt(statement);
  }

  async #writeAt(statement: WriteStatement): Promise<boolean> {
    if (this.#inDoubt) return false;
    try {
      await this.#write(statement);
      return true;
    } catch (error) {
      if ((error as Error).message.includes(MOVED)) return false;
      throw error;
    }
  }

  close(): Promise<void> {
    return this.statements.finalize();
  }

  async #head(): Promise<RecordHead> {
    const text = 'SELECT seq, hash, writes FROM journal_head WHERE id = 1';
    const [row] = await this.statements.all({ text, values: [] });
    if (!row) throw new Error('journal_head has lost its row');
    return row as unknown as RecordHead;
  }

  async #write({ shape, setUp, text, values }: WriteStatement): Promise<void> {
    if (!this.#known.has(shape)) await this.statements.execute(setUp());
    this.#known.add(shape);
    await this.statements.run(text, values);
  }

  async #rollback(): Promise<void> {
    // What a transaction taught the connection is rolled back with it.
    this.#known.clear();
    await this.statements.run('ROLLBACK').catch(() => {
      // After a full disk SQLite has rolled back by itself and refuses this; after other failures who knows.
      this.#inDoubt = true;
    });
  }
}
