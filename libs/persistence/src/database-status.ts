import type { DataSource } from 'typeorm';
import { guarded } from './failures.ts';
import { openSource } from './open-source.ts';
import { checkUrl, type DatabaseKind } from './url.ts';

/** What `kaidu doctor` wants to know before anything is opened. */
export interface DatabaseStatus {
  kind: DatabaseKind;
  /** Of the database's own program. */
  version: string;
  /** There are migrations that have not run here. */
  migrationsPending: boolean;
  /** How far the server's clock is ahead of this process's, in milliseconds; 0 for a file, which has none. */
  clockAheadMs: number;
}

/** Looks at a database without changing it; a refusal when it cannot be reached. */
export async function databaseStatus(url: string): Promise<DatabaseStatus> {
  const { kind } = checkUrl(url);
  return guarded(async () => {
    const source = await openSource(url, true, {});
    try {
      const version = kind === 'sqlite' ? 'SELECT sqlite_version() AS v' : 'SHOW server_version';
      const [row] = await source.query(version);
      const migrated = await source.createQueryRunner().hasTable('migrations');
      return {
        kind,
        clockAheadMs: kind === 'sqlite' ? 0 : await clockAhead(source),
        version: String(Object.values(row)[0]),
        migrationsPending: !migrated || (await source.showMigrations()),
      };
    } finally {
      await source.destroy();
    }
  });
}

/** Held against the middle of the question, so that a slow line does not look like a wrong clock. */
async function clockAhead(source: DataSource): Promise<number> {
  const asked = Date.now();
  const [{ at }] = await source.query('SELECT extract(epoch FROM clock_timestamp()) * 1000 AS at');
  return Math.round(Number(at) - (asked + Date.now()) / 2);
}
