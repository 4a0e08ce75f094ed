import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Unix sockets need short paths, and the postgres user must be able to walk there: as root, /tmp.
const parent = () => (process.getuid?.() === 0 || tmpdir().length > 60 ? '/tmp' : tmpdir());

const sweepers = new Map<string, ChildProcess>();

/** A new folder for a server's files and socket; it goes with us even when we are killed. */
export function makeServerFolder(kind: string): string {
  const folder = mkdtempSync(join(parent(), `kaidu-${kind}-`));
  // Waits for our end on a pipe that only we hold open, then gives the server time to end first.
  const sweeper = spawn('/bin/sh', ['-c', 'read -r line; sleep 3; rm -rf -- "$1"', 'sh', folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  sweeper.unref();
  (sweeper.stdin as Socket).unref();
  sweepers.set(folder, sweeper);
  return folder;
}

export function removeFolder(folder: string): void {
  sweepers.get(folder)?.kill('SIGKILL');
  sweepers.delete(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
