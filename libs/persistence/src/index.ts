import 'reflect-metadata';

export { type DatabaseStatus, databaseStatus } from './database-status.ts';
export { migrate } from './migrate.ts';
export { MIGRATION_NAMES } from './migrations/names.ts';
export { openStore, type StoreConfig } from './open-store.ts';
export { RecordStore, type StoreStats } from './record-store.ts';
export { openSnapshot, type Snapshot } from './snapshot.ts';
export { isStorable } from './sql/encode.ts';
export { checkUrl, type DatabaseAddress, type DatabaseKind, withoutPassword } from './url.ts';
