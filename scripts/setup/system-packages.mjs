import { withoutServices } from './debian-services.mjs';
import { findChromium, findPostgresBin, findProgram, findRedisServer, hasCjkFont } from './find-program.mjs';
import { findPackageManager } from './package-managers.mjs';
import { say, step } from './progress.mjs';
import { runCommand, tail } from './run-command.mjs';

const IS_THERE = {
  python3: () => findProgram('python3'),
  make: () => findProgram('make', 'gmake'),
  'c++': () => findProgram('g++', 'c++', 'clang++'),
  redis: findRedisServer,
  postgres: findPostgresBin,
  chromium: findChromium,
  'cjk-fonts': hasCjkFont,
};

export const missing = (needs) => needs.filter((need) => !IS_THERE[need]());

/** What goes before a command to run it with rights: nothing as root, sudo when it asks nothing, null when neither. */
async function rights(manager) {
  if (manager.asUser || process.getuid?.() === 0) return [];
  const sudo = findProgram('sudo');
  if (!sudo) return null;
  const allowed = await runCommand(sudo, ['-n', 'true'], { timeoutMs: 10_000 });
  return allowed.ok ? [sudo, '-n'] : null;
}

/** The line that tells a person what to install by hand. */
export function installHint(needs) {
  const manager = findPackageManager();
  if (!manager) return `install by hand: ${needs.join(', ')}`;
  const command = [manager.name, manager.install[0] === 'install' ? 'install' : manager.install.join(' ')];
  return `install by hand: ${manager.asUser ? '' : 'sudo '}${[...command, ...needs.map((n) => manager.names[n][0])].join(' ')}`;
}

/** Installs what is missing, as far as rights allow, and answers with what is still missing. */
export async function ensureSystemPackages(needs) {
  const wanted = missing(needs);
  if (wanted.length === 0) return [];
  const manager = findPackageManager();
  const prefix = manager && (await rights(manager));
  if (!prefix) return wanted;
  const command = (args) => {
    // Through env, because sudo drops the environment.
    const [program, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', manager.program, ...args];
    return runCommand(program, rest);
  };
  await step(`installing ${wanted.join(', ')} with ${manager.name}`, async () => {
    // A refresh that fails in part (one dead source of many) need not stop the install.
    for (const args of manager.refresh ?? []) await command(args);
    const install = () => installAll(manager, wanted, command);
    await (manager.name === 'apt-get' ? withoutServices(prefix, wanted, install) : install());
  });
  return missing(needs);
}

async function installAll(manager, wanted, command) {
  const first = await command([...manager.install, ...wanted.map((need) => manager.names[need][0])]);
  if (first.ok) return;
  // One name that this system does not know fails them all: take them one by one.
  for (const need of wanted) {
    let last = first;
    for (const name of manager.names[need]) {
      last = await command([...manager.install, name]);
      if (last.ok) break;
    }
    if (!last.ok) say(`  ${manager.name} could not install ${need}:\n${tail(last.output, 6)}`);
  }
}
