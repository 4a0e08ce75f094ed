/** A cell as a file holds it, apart from the library that read it. */
export type RawCell =
  | { kind: 'empty' }
  | { kind: 'text'; text: string }
  | { kind: 'number'; value: number }
  /** A wall-clock moment, as milliseconds as though it were UTC: files know no time zone. */
  | { kind: 'date'; wall: number }
  /** An error such as `#REF!`, of a formula or by itself. */
  | { kind: 'error'; code: string }
  /** Part of a merged range: which of its cells is meant is not certain. */
  | { kind: 'merged' };

export const EMPTY: RawCell = { kind: 'empty' };

/** Full-width digits and marks become plain ones; blanks at the ends go. */
export const plain = (text: string): string => text.normalize('NFKC').trim();

/** The words of a cell; null where it has none, and undefined where it cannot be read. */
export function wordsOf(cell: RawCell): string | null | undefined {
  if (cell.kind === 'empty') return null;
  if (cell.kind === 'text') return cell.text.trim() || null;
  return cell.kind === 'number' ? String(cell.value) : undefined;
}

/** How a cell is shown in a refusal. */
export function shown(cell: RawCell): string {
  if (cell.kind === 'text') return cell.text.slice(0, 80);
  if (cell.kind === 'number') return String(cell.value);
  if (cell.kind === 'date') return new Date(cell.wall).toISOString().slice(0, 16).replace('T', ' ');
  return cell.kind === 'error' ? cell.code : '';
}
