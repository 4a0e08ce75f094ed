import type { ChainHead, WriteSet } from '#runtime';
import { changesOf } from '../sql/changes.ts';
import { encode } from '../sql/encode.ts';
import type { Layout } from '../sql/layout.ts';
import type { Statement } from '../sql/select.ts';
import type { Transaction, Writer } from '../transaction.ts';
import type { Statements } from './statements.ts';
import { cells, insertSql, upsertSql } from './upsert.ts';

/** Writes on the one connection that may. Turns are taken above it: TypeORM would let two transactions nest. */
export class SqliteWriter implements Writer {
  readonly #upserts: Map<string, string>;
  readonly #journal: string;

  constructor(
    private readonly layouts: ReadonlyMap<string, Layout>,
    private readonly statements: Statements,
  ) {
    this.#upserts = new Map([...layouts.values()].map((layout) => [layout.table, upsertSql(layout)]));
    this.#journal = insertSql(layouts.get('journal')!);
  }

  async begin(): Promise<Transaction> {
    // IMMEDIATE: a writer of another process is met here, where waiting helps, and not in the middle.
    await this.statements.run('BEGIN IMMEDIATE');
    return {
      query: (statement: Statement) => this.statements.all(statement),
      head: () => this.#head(),
      write: (set: WriteSet) => this.#write(set),
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

  async #write(set: WriteSet): Promise<void> {
    for (const { table, put, remove } of changesOf(set)) {
      if (remove.length > 0) {
        const text = `DELETE FROM "${table}" WHERE id IN (SELECT value FROM json_each(?))`;
        await this.statements.run(text, [JSON.stringify(remove)]);
      }
      if (put.length > 0) await this.#insert(table, this.#upserts.get(table)!, put);
    }
    if (set.facts.length > 0) await this.#insert('journal', this.#journal, set.facts);
    if (set.head) {
      const text = 'UPDATE journal_head SET seq = ?, hash = ? WHERE id = 1';
      await this.statements.run(text, [set.head.seq, set.head.hash]);
    }
  }

  #insert(table: string, sql: string, rows: readonly object[]): Promise<void> {
    return this.statements.run(sql, [encode(cells(this.layouts.get(table)!, rows))]);
  }
}
