import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SetupError, say, step } from './progress.mjs';
import { runCommand, tail } from './run-command.mjs';
import { ensureSystemPackages, installHint } from './system-packages.mjs';

const BUILD_TOOLS = ['python3', 'make', 'c++'];

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};

/** Somebody ran `npm install` by hand: what is installed is what the lock file asks for. */
function isInstalledByHand(root) {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  const installed = readJson(join(root, 'node_modules/.package-lock.json'))?.packages;
  if (
    !wanted ||
    !installed ||
    !existsSync(join(root, 'node_modules/sqlite3/build/Release/node_sqlite3.node'))
  )
    return false;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || (installed[path] ? installed[path].version === entry.version : entry.optional === true),
  );
}

/** Node's own headers, when they came with it: without them the build of sqlite3 would have to download them. */
function headersEnvironment() {
  const prefix = dirname(dirname(realpathSync(process.execPath)));
  const hasHeaders = existsSync(join(prefix, 'include/node/node.h'));
  return hasHeaders && !process.env.npm_config_nodedir ? { npm_config_nodedir: prefix } : {};
}

/** `npm ci` when node_modules is missing or the lock file has changed since the last one. */
export async function ensureNodePackages(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const state = `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
  const stamp = join(root, 'node_modules/.kaidu-setup');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  if (isInstalledByHand(root)) return writeFileSync(stamp, state);

  const lacking = await ensureSystemPackages(BUILD_TOOLS);
  if (lacking.length > 0) {
    say(`${lacking.join(', ')} missing: sqlite3 installs only if a ready-made binary can be had.`);
    say(`if it does not, ${installHint(lacking)}`);
  }
  await step('installing packages (npm ci; about two minutes)', async () => {
    const result = await npm(root, ['ci', '--no-audit', '--no-fund'], headersEnvironment());
    if (!result.ok) throw new SetupError(`npm ci failed (${result.code}):\n${tail(result.output, 40)}`);
  });
  writeFileSync(stamp, state);
}

function npm(cwd, args, env) {
  // Under `npm start` npm says where it is; otherwise take the one on the PATH.
  const script = process.env.npm_execpath;
  const useScript = script?.endsWith('.js') && existsSync(script);
  // NODE_ENV=production would leave out what builds and tests.
  const options = { cwd, env: { ...env, NODE_ENV: 'development' } };
  return useScript
    ? runCommand(process.execPath, [script, ...args], options)
    : runCommand('npm', args, options);
}
