import { MIGRATIONS } from './index.ts';

/** What the database's shape comes from, in order. */
export const MIGRATION_NAMES: readonly string[] = MIGRATIONS.map(({ name }) => name);
