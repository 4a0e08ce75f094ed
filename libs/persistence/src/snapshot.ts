import type { DataSource, QueryRunner } from 'typeorm';
import type { RecordHead } from '#runtime';
import { TABLE_NAMES } from './entities/index.ts';
import { guarded } from './failures.ts';
import { openSource } from './open-source.ts';
import type { Raw } from './sql/decode.ts';
import { type Dialect, POSTGRES, SQLITE } from './sql/dialect.ts';
import { type Layout, layoutsOf } from './sql/layout.ts';
import { select } from './sql/select.ts';
import { checkUrl, type DatabaseKind } from './url.ts';

/** The whole record as it stood at one moment, while others go on writing. */
export interface Snapshot {
  kind: DatabaseKind;
  /** Migrations that its shape comes from. */
  migrations: string[];
  head: RecordHead;
  /** Every table of the record, and the journal last. */
  tables: readonly string[];
  /** The rows of a table by key, a page at a time. */
  pages(table: string): AsyncIterable<Raw[]>;
  close(): Promise<void>;
}

const PAGE = 1000;
/** A row of bytes may be long. */
const PAGES: Readonly<Record<string, number>> = { blob: 4 };
const TABLES = [...TABLE_NAMES, 'journal'];

/**
 * Opens the record for one consistent read: a read transaction on the WAL file of SQLite, a repeatable-read one on
 * PostgreSQL. Neither keeps a writer waiting.
 */
export async function openSnapshot(url: string): Promise<Snapshot> {
  const { kind } = checkUrl(url);
  return guarded(async () => {
    const source = await openSource(url, true, { poolSize: 1 });
    try {
      return await begin(kind, source);
    } catch (error) {
      await source.destroy();
      throw error;
    }
  });
}

async function begin(kind: DatabaseKind, source: DataSource): Promise<Snapshot> {
  const runner = source.createQueryRunner();
  await runner.connect();
  await runner.query(kind === 'sqlite' ? 'BEGIN' : 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  // The first read fixes the moment.
  const [head] = await runner.query('SELECT seq, hash, writes FROM journal_head WHERE id = 1');
  const migrations: { name: string }[] = await runner.query('SELECT name FROM migrations ORDER BY id');
  const layouts = layoutsOf(source);
  const dialect = kind === 'sqlite' ? SQLITE : POSTGRES;
  return {
    kind,
    migrations: migrations.map(({ name }) => name),
    head: { seq: head.seq, hash: head.hash, writes: Number(head.writes) },
    tables: TABLES,
    pages: (table) => pagesOf(runner, dialect, layouts.get(table)!),
    close: async () => {
      await runner.query('ROLLBACK');
      await runner.release();
      await source.destroy();
    },
  };
}

async function* pagesOf(runner: QueryRunner, dialect: Dialect, layout: Layout): AsyncGenerator<Raw[]> {
  const limit = PAGES[layout.table] ?? PAGE;
  for (let after: string | number | undefined; ; ) {
    const { text, values } = select(
      layout,
      dialect,
      {},
      { limit, ...(after === undefined ? {} : { after }) },
    );
    const rows = await guarded<Raw[]>(() => runner.query(text, values));
    // The key as the database sorts it, before anything is decoded.
    after = rows.at(-1)?.[layout.key] as string | number | undefined;
    if (rows.length) yield rows.map((raw) => layout.decode(raw));
    if (rows.length < limit) return;
  }
}
