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
        version: String(Object.values(row)[0]),
        migrationsPending: !migrated || (await source.showMigrations()),
      };
    } finally {
      await source.destroy();
    }
  });
}
