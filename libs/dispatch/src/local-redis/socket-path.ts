import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

// A unix socket's path has 108 bytes on Linux and 104 on macOS, the closing zero among them.
const LONGEST = 103;

/**
 * Where the private Redis of a data folder listens: inside the folder when the path is short enough,
 * else in a folder of our own under the system's temporary one. The same folder always gives the same path,
 * so that a second process finds the server.
 */
export function redisSocketPath(dataFolder: string, temporary = tmpdir()): string {
  const inside = join(resolve(dataFolder), 'redis', 'redis.sock');
  if (Buffer.byteLength(inside) <= LONGEST) return inside;
  const name = createHash('sha256').update(resolve(dataFolder)).digest('hex').slice(0, 16);
  const outside = join(temporary, `kaidu-${process.getuid?.() ?? 0}`, `${name}.sock`);
  return Buffer.byteLength(outside) <= LONGEST ? outside : redisSocketPath(dataFolder, '/tmp');
}

/** Makes the socket's folder, for us alone. In a shared temporary folder somebody else may have been there first. */
export function claimSocketFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  const us = process.getuid?.();
  if (!found.isDirectory() || (us !== undefined && found.uid !== us)) {
    throw new Error(`${folder} belongs to somebody else; the private Redis cannot listen there.`);
  }
  chmodSync(folder, 0o700);
}
