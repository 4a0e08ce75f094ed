// npm start: installs and builds what is missing, then serves.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, setUp } from './setup/index.mjs';
import { main } from './setup/progress.mjs';
import { offerRedis } from './setup/servers.mjs';

const server = join(ROOT, 'dist/apps/api/src/main.js');

await main(async () => {
  await setUp();
  await offerRedis(ROOT);
});

// The server takes over this process: signals reach it directly, its exit code is ours, and nothing can be orphaned.
process.chdir(ROOT);
process.argv = [process.execPath, server, ...process.argv.slice(2)];
await import(pathToFileURL(server).href);
