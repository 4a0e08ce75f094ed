// npm run bench [-- --json]: set-up, then the benchmarks, which find the private servers compiled in dist/tests/support.
import { ensureTestSupportBuilt } from './setup/build.mjs';
import { ROOT, setUp } from './setup/index.mjs';
import { main } from './setup/progress.mjs';
import { requireServers } from './setup/servers.mjs';

await main(async () => {
  await requireServers();
  await setUp();
  await ensureTestSupportBuilt(ROOT);
});

await import('../tests/bench/main.mjs');
