import { DataSource } from 'typeorm';
import { ENTITIES } from '../entities/index.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { patiently } from '../patiently.ts';
import { SILENT } from '../sql/silent-logger.ts';
import { SnakeNames } from '../sql/snake-names.ts';

interface SqliteOptions {
  path: string;
  readOnly?: boolean;
  busyTimeoutMs: number;
}

/**
 * One connection: TypeORM keeps one for each DataSource, so the record needs two, this one to write and another,
 * read-only, that cannot see into the writer's open transaction. The read-only one needs the file to exist.
 */
export async function sqliteSource({
  path,
  readOnly = false,
  busyTimeoutMs,
}: SqliteOptions): Promise<DataSource> {
  // Only here: whoever keeps the record in PostgreSQL does without the library.
  const { default: sqlite3 } = await import('sqlite3');
  const source = new DataSource({
    type: 'sqlite',
    // TypeORM asks for the driver's verbose mode, which takes a stack trace and prints every parameter at each
    // statement: a quarter of the processor time of an activation. Our failures name their statement's error without it.
    driver: { verbose: () => sqlite3 },
    database: path,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    namingStrategy: new SnakeNames(),
    logger: SILENT,
    busyTimeout: busyTimeoutMs,
    ...(readOnly && { flags: sqlite3.OPEN_READONLY }),
  });
  await source.initialize();
  if (readOnly) return source;
  // By ourselves: TypeORM would ask for WAL before it sets the busy timeout.
  await patiently(busyTimeoutMs, () => source.query('PRAGMA journal_mode = WAL'));
  // FULL: a commit that was reported survives a power cut.
  await source.query('PRAGMA synchronous = FULL');
  return source;
}
