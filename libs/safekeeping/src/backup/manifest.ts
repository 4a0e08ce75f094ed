import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SafekeepingError } from '../safekeeping-error.ts';

export const RECORD_FILE = 'record.jsonl.gz';
export const MANIFEST_FILE = 'manifest.json';

const Manifest = z.object({
  format: z.literal(1),
  /** Version of the Kaidu that made it. */
  kaidu: z.string(),
  madeAt: z.iso.datetime({ offset: true }),
  database: z.enum(['sqlite', 'postgres']),
  migrations: z.array(z.string()),
  /** Where the journal ended. */
  head: z.object({ seq: z.number().int(), hash: z.string() }),
  /** Rows by table. */
  rows: z.record(z.string(), z.number().int()),
  /** Of the record's lines before they were compressed. */
  sha256: z.string(),
});
/** What a backup says of itself. */
export type Manifest = z.infer<typeof Manifest>;

export function readManifest(folder: string): Manifest {
  try {
    return Manifest.parse(JSON.parse(readFileSync(join(folder, MANIFEST_FILE), 'utf8')));
  } catch {
    throw new SafekeepingError(
      'backup-unreadable',
      `${folder} 不是可读的备份：缺少 ${MANIFEST_FILE} 或其内容不符。`,
      `${folder} is no backup that can be read: its ${MANIFEST_FILE} is missing or says something else.`,
    );
  }
}
