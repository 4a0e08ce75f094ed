import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { guarded } from './failures.ts';
import { openSource } from './open-source.ts';

const ATTEMPTS = 5;

/** Brings the database up to date and returns the names of the migrations that ran. */
export async function migrate(url: string): Promise<string[]> {
  return guarded(async () => {
    const source = await openSource(url, false, {});
    try {
      return await runMigrations(source);
    } finally {
      await source.destroy();
    }
  });
}

/** When another process migrates the same database at the same time, one of the two fails, and finds it done. */
export async function runMigrations(source: DataSource): Promise<string[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (!(await source.showMigrations())) return [];
      return (await source.runMigrations({ transaction: 'all' })).map((migration) => migration.name);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await sleep(100 * attempt);
    }
  }
}
