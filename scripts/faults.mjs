// npm run test:faults [-- --activations N] [--minutes N] [--seed N] [--only words] [--file part]: the fault suite in full.
import { parseArgs } from 'node:util';
import { ROOT, setUp } from './setup/index.mjs';
import { main } from './setup/progress.mjs';
import { runJest } from './setup/run-jest.mjs';
import { requireServers } from './setup/servers.mjs';

const { values } = parseArgs({
  options: {
    activations: { type: 'string', default: '5000' },
    minutes: { type: 'string', default: '90' },
    seed: { type: 'string' },
    /** Part of the names of the faults that are wanted, for those that are tried one by one. */
    only: { type: 'string' },
    /** Part of the name of the only file to run: `run`, `each-fault`, `killed`, `disk-full`. */
    file: { type: 'string' },
  },
});

await main(async () => {
  await requireServers();
  await setUp();
});
process.env.KAIDU_FAULTS = 'full';
for (const [name, value] of Object.entries(values))
  if (name !== 'file' && value !== undefined) process.env[`KAIDU_FAULTS_${name.toUpperCase()}`] = value;

const { passed, failed } = await runJest(ROOT, 'faults', [
  '--runInBand',
  ...(values.file ? [`tests/faults/${values.file}`] : []),
]);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);
