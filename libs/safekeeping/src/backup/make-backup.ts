import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  closeSync,
  createWriteStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { VERSION } from '#engine';
import { beijingIso, type Clock } from '#kernel';
import { openSnapshot, type Snapshot } from '#persistence';
import { SafekeepingError } from '../safekeeping-error.ts';
import { MANIFEST_FILE, type Manifest, RECORD_FILE } from './manifest.ts';

/**
 * Writes the record of a running or resting engine, as it stands at one moment, into a new folder: one line for each
 * row, and a manifest. The folder appears when it is whole. The key of the register of persons is not in it.
 */
export async function makeBackup(url: string, folder: string, clock: Clock): Promise<Manifest> {
  const place = resolve(folder);
  if (existsSync(place))
    throw new SafekeepingError(
      'backup-place-taken',
      `${place} 已经存在，请另选位置。`,
      `${place} is there already; choose another place.`,
    );
  const draft = `${place}.partial`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const madeAt = beijingIso(clock.now());
  const snapshot = await openSnapshot(url);
  try {
    const written = await writeRecord(snapshot, join(draft, RECORD_FILE));
    const { kind: database, migrations, head } = snapshot;
    const manifest: Manifest = {
      ...{ format: 1, kaidu: VERSION, madeAt, database, migrations },
      ...{ head: { seq: head.seq, hash: head.hash }, ...written },
    };
    const file = join(draft, MANIFEST_FILE);
    writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    for (const each of [file, join(draft, RECORD_FILE)]) toDisk(each);
    renameSync(draft, place);
    return manifest;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  } finally {
    await snapshot.close();
  }
}

async function writeRecord(snapshot: Snapshot, file: string): Promise<Pick<Manifest, 'rows' | 'sha256'>> {
  const hash = createHash('sha256');
  const rows: Record<string, number> = {};
  const gzip = createGzip({ level: 4 });
  const target = createWriteStream(file, { mode: 0o600 });
  const done = finished(gzip.pipe(target));
  // A full disk must end the loop below, not the process.
  done.catch(() => gzip.destroy());
  for (const table of snapshot.tables) {
    rows[table] = 0;
    for await (const page of snapshot.pages(table)) {
      const lines = page.map((row) => `${JSON.stringify([table, row])}\n`).join('');
      hash.update(lines);
      rows[table] += page.length;
      if (gzip.destroyed) await done;
      if (!gzip.write(lines)) await Promise.race([once(gzip, 'drain'), done]);
    }
  }
  gzip.end();
  await done;
  return { rows, sha256: hash.digest('hex') };
}

function toDisk(file: string): void {
  const handle = openSync(file, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
