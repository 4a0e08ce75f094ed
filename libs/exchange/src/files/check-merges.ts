import { Problem } from '#kernel';
import { MAX_MERGED } from './limits.ts';

const MERGE = /<(?:\w+:)?mergeCell\s+ref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']\s*\/?>/g;

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/**
 * Refuses a sheet whose merged ranges cover more cells than a table has: the library makes every one of them. Also
 * one whose ranges are not written as spreadsheet programs write them, since then we could not tell.
 */
export function checkMerges(sheet: string): void {
  let cells = 0;
  let read = 0;
  for (const [, left, top, right, bottom] of sheet.matchAll(MERGE)) {
    cells += (columnOf(right!) - columnOf(left!) + 1) * (Number(bottom) - Number(top) + 1);
    read++;
  }
  const written = sheet.match(/<(?:\w+:)?mergeCell(?![A-Za-z])/g)?.length ?? 0;
  if (read !== written) throw new Problem('import.unreadable', { why: 'mergeCell' });
  if (cells > MAX_MERGED)
    throw new Problem('import.too-large', { limit: MAX_MERGED, of: '个合并单元格', ofEn: 'merged cells' });
}
