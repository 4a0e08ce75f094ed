import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

// Server programs live in folders that many users' PATH leaves out.
const SYSTEM_FOLDERS = ['/usr/local/bin', '/usr/bin', '/opt/homebrew/bin', '/usr/local/sbin', '/usr/sbin'];

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
};

/** The full path of redis-server or valkey-server, or null. */
export function findRedisServer(): string | null {
  // The watchdog needs a POSIX shell and unix sockets.
  if (process.platform === 'win32') return null;
  const folders = [...(process.env['PATH'] ?? '').split(delimiter).filter(Boolean), ...SYSTEM_FOLDERS];
  for (const name of ['redis-server', 'valkey-server']) {
    const folder = folders.find((candidate) => isProgram(join(candidate, name)));
    if (folder) return join(folder, name);
  }
  return null;
}
