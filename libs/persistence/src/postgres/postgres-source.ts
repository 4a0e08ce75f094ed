import { DataSource } from 'typeorm';
import { ENTITIES } from '../entities/index.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { SILENT } from '../sql/silent-logger.ts';
import { SnakeNames } from '../sql/snake-names.ts';

interface PostgresOptions {
  url: string;
  database: string;
  readOnly?: boolean;
  poolSize: number;
}

const CONNECT_TIMEOUT_MS = 10_000;

/** A pool; reads use it as it comes, the writer keeps one connection of it. */
export async function postgresSource({
  url,
  database,
  readOnly,
  poolSize,
}: PostgresOptions): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    database,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    namingStrategy: new SnakeNames(),
    logger: SILENT,
    installExtensions: false,
    poolSize,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    applicationName: 'kaidu',
    // An idle connection that breaks is replaced when it is next needed.
    poolErrorHandler: () => {},
    extra: {
      // The driver reads the URL, for it knows ?host= and the rest; TypeORM does not.
      connectionString: url,
      keepAlive: true,
      ...(readOnly ? { options: '-c default_transaction_read_only=on' } : {}),
    },
  });
  return source.initialize();
}
