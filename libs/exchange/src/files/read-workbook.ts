import type { Cell, CellValue, Workbook, Worksheet } from 'exceljs';
import { Problem } from '#kernel';
import { EMPTY, type RawCell } from '../cells/raw-cell.ts';
import { SHEET } from '../table/layout.ts';
import type { Table } from '../table/table.ts';
import { checkMerges } from './check-merges.ts';
import { MAX_COLUMNS, MAX_ROWS } from './limits.ts';
import { unpack } from './unpack.ts';

/** Parts of a sheet that hold no figures; some of them can be made to fill the memory. */
const IGNORED = [
  ...['cols', 'dataValidations', 'conditionalFormatting', 'hyperlinks', 'drawing', 'legacyDrawing'],
  ...['picture', 'tableParts', 'extLst', 'rowBreaks', 'colBreaks', 'headerFooter', 'printOptions'],
];

/** The library comes with the first workbook: most processes never see one, and each would hold twenty megabytes for it. */
export async function emptyWorkbook(): Promise<Workbook> {
  const { default: exceljs } = await import('exceljs');
  return new exceljs.Workbook();
}

/** Opens a workbook once it was seen to be of a bearable size. Throws `import.unreadable`, `import.too-large`. */
export async function openWorkbook(file: Buffer): Promise<Workbook> {
  for (const [name, content] of unpack(file))
    if (/worksheets\/[^/]+\.xml$/.test(name)) checkMerges(content.toString('utf8'));
  const workbook = await emptyWorkbook();
  try {
    await workbook.xlsx.load(file as never, { ignoreNodes: IGNORED });
  } catch {
    throw new Problem('import.unreadable', { why: 'xlsx' });
  }
  return workbook;
}

/** The county table of a workbook: the sheet of that name, or else the first. */
export function sheetOf(workbook: Workbook): Worksheet {
  const sheet = workbook.getWorksheet(SHEET) ?? workbook.worksheets[0];
  if (!sheet) throw new Problem('import.unreadable', { why: 'sheet' });
  return sheet;
}

export async function readWorkbook(file: Buffer): Promise<Table> {
  const sheet = sheetOf(await openWorkbook(file));
  const limit = (of: string, ofEn: string, most: number) =>
    new Problem('import.too-large', { limit: most, of, ofEn });
  if (sheet.rowCount > MAX_ROWS) throw limit('行', 'rows', MAX_ROWS);
  if (sheet.columnCount > MAX_COLUMNS) throw limit('列', 'columns', MAX_COLUMNS);
  const rows: RawCell[][] = [];
  for (let row = 1; row <= sheet.rowCount; row++)
    rows.push(
      Array.from({ length: sheet.columnCount }, (_, column) => rawCell(sheet.getCell(row, column + 1))),
    );
  return { sheet: sheet.name, rows };
}

function rawCell(cell: Cell): RawCell {
  return cell.isMerged ? { kind: 'merged' } : rawValue(cell.value);
}

function rawValue(value: CellValue | undefined): RawCell {
  if (value === null || value === undefined) return EMPTY;
  if (typeof value === 'number') return { kind: 'number', value };
  if (typeof value === 'string') return value === '' ? EMPTY : { kind: 'text', text: value };
  if (typeof value === 'boolean') return { kind: 'text', text: String(value) };
  if (value instanceof Date) return { kind: 'date', wall: value.getTime() };
  if ('error' in value) return { kind: 'error', code: value.error };
  if ('richText' in value) return { kind: 'text', text: value.richText.map(({ text }) => text).join('') };
  if ('formula' in value || 'sharedFormula' in value)
    // A formula that nobody has worked out yet has no value that we could take.
    return value.result === undefined ? { kind: 'error', code: '#N/A' } : rawValue(value.result);
  return 'text' in value ? { kind: 'text', text: String(value.text) } : EMPTY;
}
