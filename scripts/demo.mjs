// npm run demo: a real disaster through the running engine.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, setUp } from './setup/index.mjs';
import { main } from './setup/progress.mjs';
import { offerRedis } from './setup/servers.mjs';

await main(async () => {
  await setUp();
  await offerRedis(ROOT);
});

const command = join(ROOT, 'bin/kaidu.js');
process.argv = [process.execPath, command, 'demo', ...process.argv.slice(2)];
await import(pathToFileURL(command).href);
