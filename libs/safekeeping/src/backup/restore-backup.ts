import { findBlobFault, findFault, findStateFault } from '#engine';
import { MIGRATION_NAMES, openStore, withoutPassword } from '#persistence';
import type { DeliveryRow, JournalRow, WriteSet, WriteTx } from '#runtime';
import { SafekeepingError } from '../safekeeping-error.ts';
import { heldAfterRestore } from './held.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { checkBackup, rowsOf } from './read-backup.ts';

export interface Restored {
  manifest: Manifest;
  /** Messages that were queued and are held now. */
  held: number;
}

/** Rows of one statement, and their length: attachments are long. */
const CHUNK = 1000;
const CHUNK_LENGTH = 16 * 1024 * 1024;

type Store = Awaited<ReturnType<typeof openStore>>;

/**
 * Fills an empty database from a backup, all of it or nothing, and verifies the chain, the rows and the attachments. Of
 * either database into either. Refuses a place that holds anything, and a backup of another shape.
 */
export async function restoreBackup(folder: string, url: string): Promise<Restored> {
  const manifest = readManifest(folder);
  if (manifest.migrations.join() !== MIGRATION_NAMES.join())
    throw new SafekeepingError(
      'backup-other-shape',
      `备份出自开都 ${manifest.kaidu}，数据结构不同；请用该版本恢复，再升级。`,
      `The backup is of Kaidu ${manifest.kaidu} and has another shape: restore it with that version, then upgrade.`,
    );
  await checkBackup(folder, manifest);
  const store = await openStore({ url });
  try {
    await refuseUnlessEmpty(store, url);
    const held = await store.transact((tx) => fill(tx, folder, manifest));
    const fault =
      (await findFault(store)) ?? (await findStateFault(store.reader)) ?? (await findBlobFault(store.reader));
    if (fault)
      throw new SafekeepingError(
        'restore-fault',
        `已恢复，但记录校验不通过：第 ${fault.seq} 行，${fault.detail}`,
        `Restored, and the record does not verify: row ${fault.seq}, ${fault.detail}`,
      );
    return { manifest, held };
  } finally {
    await store.close();
  }
}

/** Whether there is nothing at all: not even an account. */
async function refuseUnlessEmpty({ reader }: Store, url: string): Promise<void> {
  const { seq } = await reader.head();
  const rows = await Promise.all(
    (['account', 'contact', 'delivery', 'incident'] as const).map((table) => reader.count(table, {})),
  );
  if (seq === 0 && rows.every((count) => count === 0)) return;
  const place = withoutPassword(url);
  throw new SafekeepingError(
    'restore-place-taken',
    `${place} 已有记录；只能恢复到空的数据库。`,
    `${place} holds a record already: a backup is restored into an empty database only.`,
  );
}

async function fill(tx: WriteTx, folder: string, { head }: Manifest): Promise<number> {
  let held = 0;
  let set = emptySet();
  let count = 0;
  let size = 0;
  const flush = async () => {
    await tx.write(set);
    set = emptySet();
    count = 0;
    size = 0;
  };
  for await (const {
    row: [table, row],
    length,
  } of rowsOf(folder)) {
    // Whose turn it was is nobody's any more.
    if (table === 'auditor') continue;
    if (table === 'journal') set.facts.push(row as unknown as JournalRow);
    else {
      const kept = table === 'delivery' ? heldAfterRestore(row as unknown as DeliveryRow) : row;
      if (kept !== row) held += 1;
      const puts = set.put as Record<string, unknown[]>;
      puts[table] ??= [];
      puts[table].push(kept);
    }
    count += 1;
    size += length;
    if (count >= CHUNK || size >= CHUNK_LENGTH) await flush();
  }
  set.head = head;
  await flush();
  return held;
}

const emptySet = (): WriteSet => ({
  put: {},
  remove: {},
  facts: [],
  head: null,
});
