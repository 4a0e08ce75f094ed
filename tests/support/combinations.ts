import { randomUUID } from 'node:crypto';
import { openQueue } from '#dispatch';
import { Stage, type StageOptions } from '#replay';
import { createDatabase, type DatabaseKind } from './database.ts';
import { sharedRedisPath } from './servers.ts';

/** Both databases with both queues: one suite runs on all four. */
export const COMBINATIONS = [
  ['sqlite', 'in-process'],
  ['sqlite', 'bullmq'],
  ['postgres', 'in-process'],
  ['postgres', 'bullmq'],
] as const;

export interface Deployment {
  options(): StageOptions;
  open(start: number): Promise<Stage>;
  drop(): Promise<void>;
}

/** A fresh database, and a queue of its own each time that it is opened. */
export async function deploy(database: DatabaseKind, queue: 'in-process' | 'bullmq'): Promise<Deployment> {
  const scratch = await createDatabase(database);
  const options = () => ({
    databaseUrl: scratch.url,
    queue:
      queue === 'bullmq'
        ? openQueue({ redis: { path: sharedRedisPath() }, prefix: randomUUID() })
        : openQueue(),
  });
  return { options, open: (start) => Stage.open(start, options()), drop: () => scratch.drop() };
}
