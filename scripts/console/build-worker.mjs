import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

/** Builds the service worker into the console's folder; it knows every file of this build by name. */
export async function buildWorker(root, folder) {
  const files = readdirSync(join(folder, 'assets'))
    .sort()
    .map((name) => `/console/assets/${name}`);
  await build({
    configFile: false,
    root: join(root, 'apps/console/worker'),
    logLevel: 'warn',
    define: {
      __FILES__: JSON.stringify(files),
      // Names carry the hash of what they hold.
      __BUILD__: JSON.stringify(createHash('sha256').update(files.join()).digest('hex').slice(0, 12)),
    },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      lib: { entry: 'service-worker.ts', formats: ['es'], fileName: () => 'service-worker.js' },
    },
  });
}
