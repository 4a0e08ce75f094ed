import type { FieldFault } from '#kernel';
import type { RawCell } from '../cells/raw-cell.ts';

/** One sheet of cells, rows from the top. */
export interface Table {
  sheet: string;
  rows: RawCell[][];
}

/** A cell that cannot be taken: where it is, what stands there, what is wrong and what is allowed. */
export interface CellFault extends FieldFault {
  sheet: string;
  /** Such as `C7`. */
  cell: string;
  found: string;
}
