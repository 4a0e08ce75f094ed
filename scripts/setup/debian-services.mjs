import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCommand } from './run-command.mjs';

// Debian starts a server's service, and makes a PostgreSQL cluster, when the package is installed.
// We want the programs only: private servers are started where they are needed.
const POLICY = '/usr/sbin/policy-rc.d';
const CLUSTERS = '/etc/postgresql-common/createcluster.conf';
const OURS = '# Written for the time of an installation by the set-up of kaidu.';

const isOurs = (file) => {
  try {
    return readFileSync(file, 'utf8').includes(OURS);
  } catch {
    return false;
  }
};

async function place(prefix, target, mode, text) {
  const folder = mkdtempSync(join(tmpdir(), 'kaidu-setup-'));
  try {
    const file = join(folder, 'file');
    writeFileSync(file, text);
    await asRoot(prefix, 'mkdir', '-p', dirname(target));
    await asRoot(prefix, 'install', '-m', mode, file, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function asRoot(prefix, ...command) {
  const [program, ...args] = [...prefix, ...command];
  return runCommand(program, args);
}

/** Runs an apt-get installation during which no service is started; leaves no service enabled that was not there. */
export async function withoutServices(prefix, needs, install) {
  if (needs.includes('postgres') && !existsSync(CLUSTERS)) {
    await place(prefix, CLUSTERS, '644', 'create_main_cluster = false\n');
  }
  // A policy of ours that is still there is left over from an interrupted run.
  const temporary = !existsSync(POLICY) || isOurs(POLICY);
  if (temporary) await place(prefix, POLICY, '755', `#!/bin/sh\n${OURS}\nexit 101\n`);
  try {
    await install();
    // Or it would start at the next boot.
    if (needs.includes('redis')) {
      for (const service of ['redis-server', 'valkey-server']) {
        if (!existsSync(`/lib/systemd/system/${service}.service`)) continue;
        await asRoot(prefix, 'deb-systemd-helper', 'disable', `${service}.service`);
        await asRoot(prefix, 'update-rc.d', service, 'disable');
      }
    }
  } finally {
    if (temporary) await asRoot(prefix, 'rm', '-f', POLICY);
  }
}
