import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { query } from './postgres-client.ts';
import { removeFolder } from './server-folder.ts';
import { sharedPostgresUrl } from './servers.ts';

export type DatabaseKind = 'sqlite' | 'postgres';

/** For `describe.each(DATABASES)`. */
export const DATABASES: readonly DatabaseKind[] = ['sqlite', 'postgres'];

export interface ScratchDatabase {
  readonly kind: DatabaseKind;
  /** What the product takes as DATABASE_URL. */
  readonly url: string;
  /** SQLite only: the file. */
  readonly path?: string;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
}

/** A new, empty database for one test. `server` is the maintenance database of the cluster, by default the shared one. */
export async function createDatabase(kind: DatabaseKind, server?: string): Promise<ScratchDatabase> {
  return kind === 'sqlite' ? createSqlite() : createPostgres(server ?? sharedPostgresUrl());
}

function createSqlite(): ScratchDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'kaidu-db-'));
  const path = join(folder, 'kaidu.sqlite');
  return { kind: 'sqlite', url: `sqlite:${path}`, path, drop: async () => removeFolder(folder) };
}

async function createPostgres(server: string): Promise<ScratchDatabase> {
  const name = `kaidu_${randomUUID().replaceAll('-', '')}`;
  await query(server, `CREATE DATABASE ${name}`);
  return {
    kind: 'postgres',
    url: server.replace('@/postgres?', `@/${name}?`),
    drop: async () => void (await query(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}
