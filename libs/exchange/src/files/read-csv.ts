import { parse } from 'csv-parse/sync';
import { Problem } from '#kernel';
import { EMPTY, type RawCell } from '../cells/raw-cell.ts';
import { SHEET } from '../table/layout.ts';
import type { Table } from '../table/table.ts';
import { MAX_COLUMNS, MAX_ROWS } from './limits.ts';

/** A CSV file's cells, all of them text. UTF-8, or GB 18030 as Chinese spreadsheet programs write it. */
export function readCsv(file: Buffer): Table {
  let rows: string[][];
  try {
    rows = parse(decode(file), { bom: true, relax_column_count: true, to: MAX_ROWS + 1 });
  } catch (error) {
    throw new Problem('import.unreadable', { why: (error as { code?: string }).code ?? 'csv' });
  }
  if (rows.length > MAX_ROWS)
    throw new Problem('import.too-large', { limit: MAX_ROWS, of: '行', ofEn: 'rows' });
  if (rows.some((row) => row.length > MAX_COLUMNS))
    throw new Problem('import.too-large', { limit: MAX_COLUMNS, of: '列', ofEn: 'columns' });
  return { sheet: SHEET, rows: rows.map((row) => row.map(cellOf)) };
}

const cellOf = (text: string): RawCell => (text === '' ? EMPTY : { kind: 'text', text: unguarded(text) });

/** Takes off the mark that keeps a spreadsheet from running text as a formula. */
const unguarded = (text: string): string => (/^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text);

function decode(file: Buffer): string {
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(file);
    } catch {
      // The next one may fit.
    }
  throw new Problem('import.unreadable', { why: 'encoding' });
}
