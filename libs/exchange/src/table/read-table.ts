import type { Division, Plan } from '#plan';
import { broken, doubt, MERGED, type Read } from '../cells/doubt.ts';
import { EMPTY, plain, type RawCell, wordsOf } from '../cells/raw-cell.ts';
import { readFigure } from '../cells/read-figure.ts';
import { readMoment } from '../cells/read-moment.ts';
import { CellFaults } from './cell-faults.ts';
import { type FoundColumns, findColumns } from './find-columns.ts';
import type { ImportedReport } from './imported-report.ts';
import { CHANNELS, type FixedKey, KINDS, type WordsKey } from './layout.ts';
import type { CellFault, Table } from './table.ts';

/** One row, read. `undefined` where the row says nothing. */
interface Row {
  index: number;
  fixed: Partial<Record<FixedKey, RawCell>>;
  figures: Record<string, number | null>;
  words: Partial<Record<WordsKey, string>>;
}

/**
 * The reports of a county's table: a row of a county, with the rows of its townships under it. Reads everything
 * before it says what is wrong, so that all bad cells are named at once; with a fault there are no reports.
 */
export function readTable(plan: Plan, table: Table): { reports: ImportedReport[]; faults: CellFault[] } {
  const faults = new CellFaults(table);
  const found = findColumns(plan, table, faults);
  if (!found) {
    faults.add(0, 0, {
      zh: '找不到表头：应有一行写明县市、数据截至和各指标',
      en: 'no headings: one row must name the county, the moment and the indicators',
    });
    return { reports: [], faults: faults.all };
  }
  requireColumns(found, faults);
  const reports: ImportedReport[] = [];
  for (let index = found.body; index < table.rows.length; index++) {
    const row = readRow(index, table.rows[index]!, found, faults);
    if (!row) continue;
    const township = words(row, 'township', found, faults);
    if (township) addTownship(plan, row, township, found, reports.at(-1), faults);
    else reports.push(...countyReport(plan, row, found, faults));
  }
  if (!reports.length && !faults.all.length)
    faults.add(found.body, 0, { zh: '表中没有数据', en: 'the table holds no rows' });
  return { reports: faults.all.length ? [] : reports, faults: faults.all };
}

const place = (found: FoundColumns, key: FixedKey): number =>
  found.columns.findIndex((column) => column?.holds === 'fixed' && column.key === key);

function requireColumns(found: FoundColumns, faults: CellFaults): void {
  const missing = (zh: string, en: string) => faults.add(found.headings, 0, { zh, en });
  if (place(found, 'code') < 0 && place(found, 'division') < 0)
    missing('缺少“县市”或“行政区划代码”列', 'the column of the county or its code is missing');
  if (place(found, 'asOf') < 0) missing('缺少“数据截至”列', 'the column 数据截至 (as of) is missing');
  if (!found.columns.some((column) => column?.holds === 'figure'))
    missing('没有任何指标列', 'there is no column of an indicator');
}

function readRow(index: number, cells: RawCell[], found: FoundColumns, faults: CellFaults): Row | null {
  if (cells.every((cell) => cell.kind === 'empty' || (cell.kind === 'text' && !cell.text.trim())))
    return null;
  const row: Row = { index, fixed: {}, figures: {}, words: {} };
  cells.forEach((cell, at) => {
    const column = found.columns[at];
    if (!column) {
      if (wordsOf(cell) !== null && !found.headed.has(at))
        faults.add(index, at, { zh: '这一列没有表头', en: 'this column has no heading' });
    } else if (column.holds === 'fixed') row.fixed[column.key] = cell;
    else if (column.holds === 'words') {
      const text = wordsOf(cell);
      if (text === undefined) faults.add(index, at, notWords(cell));
      else if (text !== null) row.words[column.key] = text;
    } else {
      const read = readFigure(cell, column.indicator);
      if (read.doubt) faults.add(index, at, read.doubt);
      else if (read.value !== undefined) row.figures[column.indicator.key] = read.value;
    }
  });
  return row;
}

const notWords = (cell: RawCell) =>
  cell.kind === 'merged'
    ? MERGED.doubt
    : cell.kind === 'error'
      ? broken(cell.code).doubt
      : { zh: '应为文字', en: 'text is wanted' };

function words(row: Row, key: FixedKey, found: FoundColumns, faults: CellFaults): string | null {
  const cell = row.fixed[key] ?? EMPTY;
  const text = wordsOf(cell);
  if (text !== undefined) return text;
  faults.add(row.index, place(found, key), notWords(cell));
  return null;
}

function countyReport(plan: Plan, row: Row, found: FoundColumns, faults: CellFaults): ImportedReport[] {
  const take = <T>(key: FixedKey, read: Read<T>): T | undefined => {
    if (read.doubt) faults.add(row.index, Math.max(place(found, key), 0), read.doubt);
    return read.value;
  };
  const division = divisionOf(plan, row, found, faults);
  const asOf = take('asOf', readMoment(row.fixed.asOf ?? EMPTY));
  const receivedAt = take('receivedAt', readMoment(row.fixed.receivedAt ?? EMPTY));
  const kind = take('kind', oneOf(words(row, 'kind', found, faults), KINDS));
  const channel = take('channel', oneOf(words(row, 'channel', found, faults), CHANNELS));
  if (asOf === undefined && (row.fixed.asOf ?? EMPTY).kind === 'empty')
    take('asOf', doubt('应写明数据截至时间', 'the moment that the figures are for is missing'));
  if (!division || asOf === undefined) return [];
  return [
    {
      row: row.index,
      division: division.code,
      asOf,
      figures: row.figures,
      ...(receivedAt === undefined ? {} : { receivedAt }),
      ...(kind ? { kind } : {}),
      // Read back from an export: it came by file, and from no other process.
      channel: channel && channel !== 'process' ? channel : 'file',
      ...row.words,
      townships: [],
    },
  ];
}

function oneOf<K extends string>(text: string | null, titles: Record<K, string>): Read<K | undefined> {
  if (text === null) return { value: undefined };
  const found = Object.entries<string>(titles).find(([key, title]) => [key, title].includes(plain(text)));
  const allowed = Object.values<string>(titles).join('、');
  return found ? { value: found[0] as K } : doubt(`应为：${allowed}`, `one of these is wanted: ${allowed}`);
}

function divisionOf(plan: Plan, row: Row, found: FoundColumns, faults: CellFaults): Division | undefined {
  const [code, name] = [words(row, 'code', found, faults), words(row, 'division', found, faults)];
  const division = plan.divisions.find((each) =>
    code ? each.code === plain(code) : name && each.title.zh === plain(name),
  );
  const agree = !name || !code || division?.title.zh === plain(name);
  if (division && agree) return division;
  const known = plan.divisions.map((each) => `${each.code} ${each.title.zh}`).join('、');
  faults.add(
    row.index,
    Math.max(place(found, code && (!division || place(found, 'division') < 0) ? 'code' : 'division'), 0),
    division
      ? { zh: `代码与名称不符：${code} 是${division.title.zh}`, en: `${code} is ${division.title.en}` }
      : { zh: `不认识这个县市；可用：${known}`, en: `no such division; known: ${known}` },
  );
  return undefined;
}

/** A township's row stands under its county's; what it names of the county must be the same. */
function addTownship(
  plan: Plan,
  row: Row,
  name: string,
  found: FoundColumns,
  report: ImportedReport | undefined,
  faults: CellFaults,
): void {
  const at = place(found, 'township');
  const division = plan.divisions.find(({ code }) => code === report?.division);
  const [code, title] = [words(row, 'code', found, faults), words(row, 'division', found, faults)];
  const moment = readMoment(row.fixed.asOf ?? EMPTY);
  const strange =
    !division ||
    (code && plain(code) !== division.code) ||
    (title && plain(title) !== division.title.zh) ||
    moment.doubt ||
    (moment.value !== undefined && moment.value !== report!.asOf);
  if (strange)
    faults.add(row.index, at, {
      zh: '乡镇行应紧接在所属县市同一时间的行下面',
      en: 'a township stands under the row of its county for the same moment',
    });
  else if (Object.keys(row.words).length)
    faults.add(row.index, at, {
      zh: '说明和需求只填在县市行',
      en: 'words and needs belong in the row of the county',
    });
  else report!.townships.push({ name, figures: row.figures });
}
