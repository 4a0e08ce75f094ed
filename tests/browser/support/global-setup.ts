import { join } from 'node:path';
import { startProduct } from '../../support/process.ts';
import { runningServers } from '../../support/running-servers.ts';

/** One engine for all browser tests: each of them looks at incidents of its own. */
export default async function globalSetup(): Promise<void> {
  const product = await startProduct({
    entry: join(process.cwd(), 'dist/apps/api/src/main.js'),
    env: { DATABASE_URL: undefined, REDIS_URL: undefined, KAIDU_QUEUE: 'in-process' },
  });
  runningServers().push({ stop: async () => void (await product.stop()) });
  process.env['KAIDU_TEST_URL'] = product.url;
}
