import type { DataSource } from 'typeorm';
import { postgresSource } from './postgres/postgres-source.ts';
import { sqliteSource } from './sqlite/sqlite-source.ts';
import { checkUrl } from './url.ts';

/** What may be set about the connections. */
export interface ConnectionLimits {
  /** PostgreSQL: connections for reads, besides the writer's. */
  poolSize?: number;
  /** How long to wait for another process's lock before the command is refused. */
  lockTimeoutMs?: number;
}

export const DEFAULT_LOCK_TIMEOUT_MS = 10_000;
const DEFAULT_POOL_SIZE = 8;

/** A bare TypeORM data source for either database: for migrations, and to open the record upon. */
export function openSource(url: string, readOnly: boolean, limits: ConnectionLimits): Promise<DataSource> {
  const { poolSize = DEFAULT_POOL_SIZE, lockTimeoutMs = DEFAULT_LOCK_TIMEOUT_MS } = limits;
  const address = checkUrl(url);
  return address.kind === 'sqlite'
    ? sqliteSource({ path: address.path, readOnly, busyTimeoutMs: lockTimeoutMs })
    : postgresSource({ ...address, readOnly, poolSize: poolSize + 1 });
}
