import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { VERSION } from '#engine';
import { beijingIso, type Clock, Problem } from '#kernel';
import type { AttachmentRow, IncidentRow, JournalRow, Reader, TableName } from '#runtime';

/** Tables whose rows name their process. */
const TABLES = [
  ...(['response', 'approval', 'task', 'report', 'report_duty', 'delivery', 'informed'] as const),
  ...([
    'consultation',
    'linked_response',
    'work_group',
    'instruction',
    'upward',
    'official_document',
    'release',
  ] as const),
  ...(['call', 'sector', 'verification', 'attachment', 'person', 'sign_note'] as const),
] as const satisfies readonly TableName[];

const CLOSED = ['closed', 'dismissed'];
const PAGE = 5000;

export interface Archived {
  incidentId: string;
  /** Name of the file in the folder of archives. */
  file: string;
  /** Of the file's text before it was compressed. */
  sha256: string;
  /** The last fact of the process that is in it. */
  journalSeq: number;
}

/**
 * Writes everything of a closed process into one file: its facts with their hashes, its rows and the bytes of its
 * attachments. Names of the register stay sealed. Reads it back before it says that it is there. Refuses
 * `archive.not-closed` and `archive.unsettled`.
 */
export async function archiveIncident(
  reader: Reader,
  incidentId: string,
  folder: string,
  clock: Clock,
): Promise<Archived> {
  const [incident] = await reader.get('incident', [incidentId]);
  if (!incident)
    throw new Problem('resource.not-found', { kind: '灾害过程', id: incidentId }, { resource: 'incident' });
  if (!CLOSED.includes(incident.state))
    throw new Problem('archive.not-closed', { id: incidentId, state: incident.state });
  const queued = await reader.count('delivery', { incidentId, state: 'queued' });
  if (queued) throw new Problem('archive.unsettled', { id: incidentId, count: queued });
  const facts = await factsOf(reader, incidentId);
  const text = await contentOf(reader, { incident, facts, at: beijingIso(clock.now()) });
  const sha256 = createHash('sha256').update(text).digest('hex');
  const file = `${incidentId}-${sha256.slice(0, 12)}.json.gz`;
  write(resolve(folder), file, text);
  return { incidentId, file, sha256, journalSeq: facts.at(-1)!.seq };
}

async function factsOf(reader: Reader, incidentId: string): Promise<JournalRow[]> {
  const all: JournalRow[] = [];
  for (let afterSeq = 0; ; afterSeq = all.at(-1)!.seq) {
    const page = await reader.facts({ incidentId }, { afterSeq, limit: PAGE });
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

async function contentOf(
  reader: Reader,
  { incident, facts, at }: { incident: IncidentRow; facts: JournalRow[]; at: string },
): Promise<string> {
  const rows: Record<string, unknown> = { incident: [incident] };
  for (const table of TABLES) rows[table] = await reader.find(table, { incidentId: incident.id });
  const hashes = [...new Set((rows['attachment'] as AttachmentRow[]).map(({ hash }) => hash))];
  rows['blob'] = await reader.get('blob', hashes);
  return JSON.stringify({ format: 1, kaidu: VERSION, archivedAt: at, incidentId: incident.id, facts, rows });
}

function write(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, name);
  if (!existsSync(file)) {
    const handle = openSync(`${file}.partial`, 'w', 0o600);
    try {
      writeSync(handle, gzipSync(text));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(`${file}.partial`, file);
  }
  if (gunzipSync(readFileSync(file)).toString() !== text) throw new Problem('archive.unwritten', { file });
}
