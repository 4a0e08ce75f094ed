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

const CALLED = {
  redis: 'redis-server (or valkey-server)',
  postgres: 'the PostgreSQL server programs (initdb, postgres; PGBIN says where)',
  chromium: 'Chromium (KAIDU_CHROMIUM says where)',
  'cjk-fonts': 'a font with Chinese',
};

async function require(needs) {
  const lacking = await ensureSystemPackages(needs);
  if (lacking.length === 0) return;
  throw new SetupError(
    `missing, and could not be installed from here: ${lacking.map((need) => CALLED[need]).join(' and ')}; ${installHint(lacking)}`,
  );
}

/** For tests: both servers, or a clear refusal. */
export const requireServers = () => require(['redis', 'postgres']);

/** For tests of the console: a browser that shows Chinese, or a clear refusal. */
export const requireBrowser = () => require(['chromium', 'cjk-fonts']);
