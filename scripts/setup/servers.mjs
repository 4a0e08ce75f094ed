import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError, say } from './progress.mjs';
import { ensureSystemPackages, installHint, missing } from './system-packages.mjs';

const DAY = 24 * 60 * 60 * 1000;

/** For a start: a Redis or Valkey server is good to have. Without one the queue runs inside the process. */
export async function offerRedis(root) {
  if (process.env.REDIS_URL || missing(['redis']).length === 0) return;
  // One attempt a day, so that a machine that cannot have it still starts at once.
  const tried = join(root, 'node_modules/.kaidu-redis-tried');
  if (existsSync(tried) && Date.now() - statSync(tried).mtimeMs < DAY) return;
  const lacking = await ensureSystemPackages(['redis']);
  if (lacking.length === 0) return rmSync(tried, { force: true });
  writeFileSync(tried, '');
  say(
    `no redis-server or valkey-server: the queue will run inside the process. For a real one, ${installHint(lacking)}`,
  );
}

/** For tests: both servers, or a clear refusal. */
export async function requireServers() {
  const lacking = await ensureSystemPackages(['redis', 'postgres']);
  if (lacking.length === 0) return;
  const called = {
    redis: 'redis-server (or valkey-server)',
    postgres: 'the PostgreSQL server programs (initdb, postgres; PGBIN says where)',
  };
  throw new SetupError(
    `missing, and could not be installed from here: ${lacking.map((need) => called[need]).join(' and ')}; ${installHint(lacking)}`,
  );
}
