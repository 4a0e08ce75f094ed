// node scripts/setup.mjs [--servers]: installs and builds what is missing; --servers adds those that the tests need.
import { setUp } from './setup/index.mjs';
import { main } from './setup/progress.mjs';
import { requireServers } from './setup/servers.mjs';

await main(async () => {
  if (process.argv.includes('--servers')) await requireServers();
  await setUp();
});
