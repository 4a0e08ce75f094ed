import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError, step } from './progress.mjs';
import { runCommand, tail } from './run-command.mjs';

const CONFIGURATION = ['package.json', 'package-lock.json', 'nest-cli.json', 'tsconfig.json'];

const SOURCE = /\.(tsx?|mjs|css|html|svg|json)$/;
const DERIVED = /\.(spec|d)\.ts$/;

/** A fingerprint of sources by name, size and time: reading them all would take longer. */
function fingerprint(root, sources) {
  const hash = createHash('sha256');
  const add = (path) => {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  };
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (SOURCE.test(entry.name) && !DERIVED.test(entry.name)) add(path);
    }
  };
  for (const file of CONFIGURATION) add(file);
  for (const source of sources) {
    if (!existsSync(join(root, source))) continue;
    if (statSync(join(root, source)).isDirectory()) walk(source);
    else add(source);
  }
  return hash.digest('hex');
}

/** Whether it had to be built. */
async function buildWhenStale(root, { title, sources, stamp, command }) {
  const state = fingerprint(root, sources);
  const file = join(root, 'dist', stamp);
  if (existsSync(file) && readFileSync(file, 'utf8') === state) return false;
  await step(title, async () => {
    const result = await runCommand(process.execPath, command, { cwd: root });
    if (!result.ok) throw new SetupError(`${title} failed:\n${tail(result.output, 60)}`);
  });
  writeFileSync(file, state);
  return true;
}

/** The product: one compilation of apps, libs and machines into dist, and the console. */
export async function ensureBuilt(root) {
  const built = await buildWhenStale(root, {
    title: 'building',
    sources: ['apps/api', 'apps/worker', 'apps/cli', 'libs', 'workflows/machines', 'tsconfig.build.json'],
    stamp: '.kaidu-build',
    command: ['node_modules/@nestjs/cli/bin/nest.js', 'build', 'api'],
  });
  // Reads the plans once, so that the command finds them parsed and starts in a third of a second.
  if (built) {
    await runCommand(process.execPath, ['scripts/write-clause-index.mjs'], { cwd: root });
    await runCommand(process.execPath, ['bin/kaidu.js', 'plan', 'lint'], { cwd: root });
  }
  await buildWhenStale(root, {
    title: 'building the console',
    // Its types come from the API.
    sources: ['apps/console', 'apps/api', 'scripts/console'],
    stamp: '.kaidu-build-console',
    command: ['scripts/build-console.mjs'],
  });
}

/** The benchmarks are plain JavaScript and share the tests' private servers: compile those too. */
export const ensureTestSupportBuilt = (root) =>
  buildWhenStale(root, {
    title: 'building the test servers',
    sources: ['tests/support', 'tests/support/tsconfig.json'],
    stamp: '.kaidu-build-support',
    command: ['node_modules/typescript/bin/tsc', '-p', 'tests/support/tsconfig.json'],
  });
