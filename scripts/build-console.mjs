// Builds the console into dist/console; needs the API built, whose interface it takes its types from.
import { join } from 'node:path';
import { build } from 'vite';
import { checkBudget } from './console/budget.mjs';
import { buildWorker } from './console/build-worker.mjs';
import { compressAll } from './console/compress.mjs';
import { writeApiTypes } from './console/write-api-types.mjs';
import { ROOT } from './setup/index.mjs';

const folder = join(ROOT, 'dist/console');
await writeApiTypes(ROOT);
await build({ configFile: join(ROOT, 'apps/console/vite.config.mjs'), logLevel: 'warn' });
await buildWorker(ROOT, folder);
compressAll(folder);
checkBudget(folder);
