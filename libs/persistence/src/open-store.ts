import { guarded } from './failures.ts';
import { runMigrations } from './migrate.ts';
import { type ConnectionLimits, DEFAULT_LOCK_TIMEOUT_MS, openSource } from './open-source.ts';
import { postgresSides } from './postgres/postgres-sides.ts';
import { RecordStore, type Sides } from './record-store.ts';
import { sqliteSides } from './sqlite/sqlite-sides.ts';
import { checkUrl } from './url.ts';

export interface StoreConfig extends ConnectionLimits {
  /** `sqlite:<path>` or `postgres://…`, with `?host=/folder` for a unix socket. */
  url: string;
  /** Changes nothing, not even by migrating. */
  readOnly?: boolean;
}

// Longer than the database's own lock, so that a queue behind one slow lock gets through.
const TURN_LIMIT_FACTOR = 3;

/** Opens the record, migrating it first unless it is only to be read. */
export async function openStore(config: StoreConfig): Promise<RecordStore> {
  const { lockTimeoutMs = DEFAULT_LOCK_TIMEOUT_MS } = config;
  const sides = await guarded(() => openSides(config, lockTimeoutMs));
  return new RecordStore(sides, lockTimeoutMs * TURN_LIMIT_FACTOR);
}

async function openSides(config: StoreConfig, lockTimeoutMs: number): Promise<Sides> {
  const { url, readOnly = false } = config;
  const address = checkUrl(url);
  if (address.kind === 'sqlite' && readOnly) return sqliteSides(address.path, null, lockTimeoutMs);
  const source = await openSource(url, readOnly, config);
  try {
    if (!readOnly) await runMigrations(source);
    return address.kind === 'sqlite'
      ? await sqliteSides(address.path, source, lockTimeoutMs)
      : postgresSides(source, readOnly, lockTimeoutMs);
  } catch (error) {
    await source.destroy();
    throw error;
  }
}
