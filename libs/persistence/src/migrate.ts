import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { guarded } from './failures.ts';
import { DEFAULT_LOCK_TIMEOUT_MS, openSource } from './open-source.ts';
import { patiently } from './patiently.ts';

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

async function runPending(source: DataSource): Promise<string[]> {
  if (!(await source.showMigrations())) return [];
  return (await source.runMigrations({ transaction: 'all' })).map((migration) => migration.name);
}

/** When another process migrates the same database at the same time, one of the two fails, and finds it done. */
export async function runMigrations(source: DataSource): Promise<string[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await patiently(DEFAULT_LOCK_TIMEOUT_MS, () => runPending(source));
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await sleep(100 * attempt);
    }
  }
}
