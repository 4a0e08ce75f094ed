// npm start [-- --role api|worker|all]: installs and builds what is missing, then serves.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, setUp } from './setup/index.mjs';
import { main } from './setup/progress.mjs';
import { offerRedis } from './setup/servers.mjs';

const program = join(ROOT, 'bin/kaidu.js');

await main(async () => {
  await setUp();
  await offerRedis(ROOT);
});

// The server takes over this process: signals reach it directly, its exit code is ours, and nothing can be orphaned.
process.chdir(ROOT);
process.argv = [process.execPath, program, 'start', ...process.argv.slice(2)];
await import(pathToFileURL(program).href);
