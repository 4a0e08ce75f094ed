import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';

const KEY_BYTES = 32;

/**
 * The keys in a file, one a line, the newest first; where there is no such file, one is made that only the engine's own
 * user may read. A file that is there is never written to. Throws a RangeError where it holds no key.
 */
export function keysInFile<K>(
  file: string,
  parse: (text: string) => readonly K[],
): { keys: readonly K[]; made: boolean } {
  const known = read(file, parse);
  if (known) return { keys: known, made: false };
  const draft = `${file}.${process.pid}`;
  try {
    writeDurably(draft, `${randomBytes(KEY_BYTES).toString('base64')}\n`);
    // Never over a key that somebody put there meanwhile: what it sealed would be lost.
    linkSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  return { keys: read(file, parse)!, made: true };
}

function read<K>(file: string, parse: (text: string) => readonly K[]): readonly K[] | null {
  try {
    const keys = parse(readFileSync(file, 'utf8'));
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
