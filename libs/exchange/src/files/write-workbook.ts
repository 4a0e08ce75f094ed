import type { Workbook } from 'exceljs';
import { SHEET, TIMES_SHEET } from '../table/layout.ts';
import type { CellFault, Table } from '../table/table.ts';
import type { Written } from '../table/write-table.ts';
import { emptyWorkbook, openWorkbook, sheetOf } from './read-workbook.ts';

const FAULTS_SHEET = '错误清单';
const BAD = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } } as const;
/** Title, headings and units. */
const FROZEN_ROWS = 3;

/** A workbook with the county table and the sheet of times. */
export async function writeWorkbook(table: Written[][], times: Written[][], now: number): Promise<Buffer> {
  const workbook = await fresh(now);
  const sheet = workbook.addWorksheet(SHEET, {
    views: [{ state: 'frozen', xSplit: 2, ySplit: FROZEN_ROWS }],
  });
  sheet.addRows(table);
  for (let row = 1; row <= FROZEN_ROWS; row++) sheet.getRow(row).font = { bold: true };
  workbook.addWorksheet(TIMES_SHEET).addRows(times);
  return bytesOf(workbook);
}

/** The file as it came in, each bad cell filled and with a note, and a sheet that lists them. */
export async function writeFaults(
  file: Buffer | Table,
  faults: readonly CellFault[],
  now: number,
): Promise<Buffer> {
  const workbook = Buffer.isBuffer(file) ? await openWorkbook(file) : await rebuilt(file, now);
  const sheet = sheetOf(workbook);
  for (const { cell: name, zh } of faults) {
    const cell = sheet.getCell(name);
    // A style may be shared by many cells; only this one is bad.
    cell.style = { ...cell.style, fill: BAD };
    cell.note = zh;
  }
  const list = workbook.addWorksheet(FAULTS_SHEET);
  list.addRow(['工作表', '单元格', '内容', '问题', 'Problem']);
  for (const { sheet: on, cell, found, zh, en } of faults) list.addRow([on, cell, found, zh, en]);
  return bytesOf(workbook);
}

async function fresh(now: number): Promise<Workbook> {
  const workbook = await emptyWorkbook();
  workbook.creator = 'Kaidu';
  workbook.created = new Date(now);
  workbook.modified = new Date(now);
  return workbook;
}

async function rebuilt({ sheet, rows }: Table, now: number): Promise<Workbook> {
  const workbook = await fresh(now);
  workbook
    .addWorksheet(sheet)
    .addRows(rows.map((row) => row.map((cell) => (cell.kind === 'text' ? cell.text : null))));
  return workbook;
}

const bytesOf = async (workbook: Workbook): Promise<Buffer> => Buffer.from(await workbook.xlsx.writeBuffer());
