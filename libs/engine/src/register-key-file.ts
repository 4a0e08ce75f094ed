import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { KEY_BYTES, parseKeys, type RegisterKeys } from '#register';

export const REGISTER_KEY_FILE = 'register.key';

/**
 * The keys of the register of persons in a data folder, one a line, the newest first; the first start makes one that
 * only the engine's own user may read. `made` names the file then. A file that is there is never written to.
 */
export function registerKeysIn(folder: string): { keys: RegisterKeys; made: string | null } {
  const file = join(folder, REGISTER_KEY_FILE);
  const known = keysOf(file);
  if (known) return { keys: known, made: null };
  const draft = `${file}.${process.pid}`;
  try {
    writeDurably(draft, `${randomBytes(KEY_BYTES).toString('base64')}\n`);
    // Never over a key that somebody put there meanwhile: what it sealed would be lost.
    linkSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  return { keys: keysOf(file)!, made: file };
}

function keysOf(file: string): RegisterKeys | null {
  try {
    const keys = parseKeys(readFileSync(file, 'utf8'));
    if (!keys.length) throw new RangeError(`${file} holds no key`);
    return keys;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function writeDurably(file: string, text: string): void {
  const handle = openSync(file, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
