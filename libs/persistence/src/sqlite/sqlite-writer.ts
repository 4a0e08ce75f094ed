import type { ChainHead } from '#runtime';
import type { Changes } from '../sql/changes.ts';
import { encode } from '../sql/encode.ts';
import type { Layout } from '../sql/layout.ts';
import type { Transaction, Writer } from '../transaction.ts';
import type { Statements } from './statements.ts';
import { insert, type RowsStatement, update, upsert } from './write-sql.ts';

/** Writes on the one connection that may. Turns are taken above it: TypeORM would let two transactions nest. */
export class SqliteWriter implements Writer {
  readonly #upserts: Map<Layout, RowsStatement>;
  readonly #journal: RowsStatement;

  constructor(
    layouts: ReadonlyMap<string, Layout>,
    private readonly statements: Statements,
  ) {
    this.#upserts = new Map([...layouts.values()].map((layout) => [layout, upsert(layout)]));
    this.#journal = insert(layouts.get('journal')!);
  }

  async begin(): Promise<Transaction> {
    // IMMEDIATE: a writer of another process is met here, where waiting helps, and not in the middle.
    await this.statements.run('BEGIN IMMEDIATE').catch(async (error: Error) => {
      // A rollback that failed, on a failing disk say, left its transaction open.
      if (!error.message.includes('within a transaction')) throw error;
      await this.statements.run('ROLLBACK');
      await this.statements.run('BEGIN IMMEDIATE');
    });
    return {
      query: (statement) => this.statements.all(statement),
      head: () => this.#head(),
      write: (changes) => this.#write(changes),
      commit: () => this.statements.run('COMMIT'),
      // After a full disk SQLite has rolled back by itself and refuses this.
      rollback: () => this.statements.run('ROLLBACK').catch(() => {}),
    };
  }

  close(): Promise<void> {
    return this.statements.finalize();
  }

  async #head(): Promise<ChainHead> {
    const text = 'SELECT seq, hash FROM journal_head WHERE id = 1';
    const [row] = await this.statements.all({ text, values: [] });
    if (!row) throw new Error('journal_head has lost its row');
    return { seq: row['seq'] as number, hash: row['hash'] as string };
  }

  async #write({ tables, facts, head }: Changes): Promise<void> {
    for (const { layout, put, update: changed, remove } of tables) {
      if (remove.length > 0) {
        const text = `DELETE FROM ${layout.sql} WHERE id IN (SELECT value FROM json_each(?))`;
        await this.statements.run(text, [JSON.stringify(remove)]);
      }
      await this.#rows(this.#upserts.get(layout)!, put);
      if (changed.rows.length > 0) await this.#rows(update(layout, changed.columns), changed.rows);
    }
    await this.#rows(this.#journal, facts);
    if (head) {
      const text = 'UPDATE journal_head SET seq = ?, hash = ? WHERE id = 1';
      await this.statements.run(text, [head.seq, head.hash]);
    }
  }

  async #rows({ text, columns }: RowsStatement, rows: readonly object[]): Promise<void> {
    if (rows.length === 0) return;
    const properties = columns.map((column) => column.property);
    const cells = rows.map((row) => properties.map((property) => (row as Record<string, unknown>)[property]));
    await this.statements.run(text, [encode(cells)]);
  }
}
