import type { Doubt } from '../cells/doubt.ts';
import { EMPTY, shown } from '../cells/raw-cell.ts';
import { cellName } from './layout.ts';
import type { CellFault, Table } from './table.ts';

/** Collects what is wrong in a table, cell by cell. */
export class CellFaults {
  readonly all: CellFault[] = [];

  constructor(private readonly table: Table) {}

  add(row: number, column: number, { zh, en }: Doubt): void {
    const { sheet, rows } = this.table;
    const cell = cellName(row, column);
    this.all.push({
      at: `${sheet}!${cell}`,
      sheet,
      cell,
      found: shown(rows[row]?.[column] ?? EMPTY),
      zh,
      en,
    });
  }
}
