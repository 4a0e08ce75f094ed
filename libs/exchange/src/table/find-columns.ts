import type { Plan } from '#plan';
import { EMPTY, plain, type RawCell, wordsOf } from '../cells/raw-cell.ts';
import type { CellFaults } from './cell-faults.ts';
import { bareHeading, type Column, columnsOf, unitOfHeading } from './layout.ts';
import type { Table } from './table.ts';

export interface FoundColumns {
  /** Row of the headings, from 0. */
  headings: number;
  /** First row of figures. */
  body: number;
  /** What each column holds; a hole where nothing stands. */
  columns: (Column | undefined)[];
  /** Columns that have a heading at all, known or not. */
  headed: ReadonlySet<number>;
}

/** A title and a note or two may stand above the headings. */
const LOOKS_AT = 6;

/**
 * Finds the headings and what each column holds. Doubts a heading that the plan has no word for, that stands twice,
 * or that gives another unit; null where no row looks like headings at all.
 */
export function findColumns(plan: Plan, { rows }: Table, faults: CellFaults): FoundColumns | null {
  const known = new Map<string, Column>();
  for (const column of columnsOf(plan)) {
    known.set(bareHeading(column.title), column);
    if (column.holds === 'figure') known.set(column.indicator.key, column);
  }
  const columnOf = (heading: string) =>
    known.get(bareHeading(heading)) ?? known.get(bareHeading(heading).replace(/\([^()]*\)$/, ''));
  const headings = rows.slice(0, LOOKS_AT).findIndex((row) => {
    const found = row.filter((cell) => columnOf(wordsOf(cell) ?? ''));
    return found.length >= 2;
  });
  if (headings === -1) return null;
  const columns: (Column | undefined)[] = [];
  const headed = new Set<number>();
  rows[headings]!.forEach((cell, index) => {
    const heading = wordsOf(cell);
    if (heading === null) return;
    headed.add(index);
    const column = heading === undefined ? undefined : columnOf(heading);
    if (!column)
      faults.add(headings, index, {
        zh: '不认识这一列：应为本预案的指标或表中固定的列',
        en: 'no such column: an indicator of the plan or one of the fixed columns is wanted',
      });
    else if (columns.includes(column))
      faults.add(headings, index, { zh: '这一列出现两次', en: 'this column stands twice' });
    else columns[index] = column;
  });
  const units = unitRow(rows[headings + 1] ?? [], columns);
  checkUnits(rows, headings, units, columns, faults);
  return { headings, body: headings + (units ? 2 : 1), columns, headed };
}

/** Units under the headings: a row that names nobody and has a known unit. */
function unitRow(row: readonly RawCell[], columns: (Column | undefined)[]): boolean {
  const own = (column: Column | undefined) => column?.holds === 'figure' && plain(column.indicator.unit.zh);
  return (
    row.some((cell, index) => own(columns[index]) && plain(wordsOf(cell) ?? '') === own(columns[index])) &&
    row.every((cell, index) => columns[index]?.holds === 'figure' || cell.kind === 'empty')
  );
}

function checkUnits(
  rows: Table['rows'],
  headings: number,
  hasUnits: boolean,
  columns: (Column | undefined)[],
  faults: CellFaults,
): void {
  columns.forEach((column, index) => {
    if (column?.holds !== 'figure') return;
    const wanted = plain(column.indicator.unit.zh);
    const check = (row: number, unit: string | null) => {
      if (unit === null || unit === '' || unit === wanted) return;
      faults.add(row, index, {
        zh: `单位应为“${column.indicator.unit.zh}”，不作换算`,
        en: `the unit must be ${column.indicator.unit.en}; nothing is converted`,
      });
    };
    const heading = wordsOf(rows[headings]![index]!) ?? '';
    if (bareHeading(heading) !== bareHeading(column.title)) check(headings, unitOfHeading(heading));
    if (hasUnits) check(headings + 1, plain(wordsOf(rows[headings + 1]![index] ?? EMPTY) ?? ''));
  });
}
