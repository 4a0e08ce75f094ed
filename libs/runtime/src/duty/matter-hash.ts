import { createHash } from 'node:crypto';
import type { OpenMatter } from '../records/index.ts';

/** SHA-256 over what is open and where each matter stands, whatever the order. */
export function matterHash(matters: readonly OpenMatter[]): string {
  const marks = matters.map(({ kind, id, mark }) => JSON.stringify([kind, id, mark])).sort();
  return createHash('sha256').update(marks.join('\n')).digest('hex');
}
