import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { SafekeepingError } from '../safekeeping-error.ts';
import { type Manifest, RECORD_FILE } from './manifest.ts';

export type BackedUpRow = [table: string, row: Record<string, unknown> & { id: string }];

/** Split at line feeds alone: Node's own reader of lines takes U+2028, which a text may hold, for an end of line too. */
async function* linesOf(folder: string): AsyncGenerator<string> {
  const file = createReadStream(join(folder, RECORD_FILE));
  const text = createGunzip();
  file.on('error', (error) => text.destroy(error));
  let rest = '';
  for await (const chunk of file.pipe(text).setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest) yield rest;
}

/** Reads the whole backup once and refuses it unless it is what its manifest says, before anything is written. */
export async function checkBackup(folder: string, { sha256, rows }: Manifest): Promise<void> {
  const hash = createHash('sha256');
  const counted: Record<string, number> = {};
  try {
    for await (const line of linesOf(folder)) {
      hash.update(`${line}\n`);
      const [table] = JSON.parse(line) as BackedUpRow;
      counted[table] = (counted[table] ?? 0) + 1;
    }
  } catch (error) {
    throw damaged(folder, (error as Error).message);
  }
  if (hash.digest('hex') !== sha256) throw damaged(folder, 'sha256');
  const wrong = Object.keys(rows).find((table) => (counted[table] ?? 0) !== rows[table]);
  if (wrong) throw damaged(folder, wrong);
}

/** The rows, each with the length of its line. */
export async function* rowsOf(folder: string): AsyncGenerator<{ row: BackedUpRow; length: number }> {
  for await (const line of linesOf(folder))
    yield { row: JSON.parse(line) as BackedUpRow, length: line.length };
}

const damaged = (folder: string, why: string) =>
  new SafekeepingError(
    'backup-damaged',
    `备份 ${folder} 已损坏（${why}）。`,
    `The backup ${folder} is damaged (${why}).`,
  );
