import type { WriteSet } from '#runtime';
import { TABLE_NAMES } from '../entities/index.ts';

export interface TableChange {
  table: string;
  put: object[];
  remove: string[];
}

/** The tables that a write set touches: each row once, and none that is removed as well. */
export function changesOf({ put, remove }: WriteSet): TableChange[] {
  return TABLE_NAMES.flatMap((table) => {
    const gone = new Set(remove[table]);
    const rows = new Map<string, object>();
    for (const row of put[table] ?? []) if (!gone.has(row.id)) rows.set(row.id, row);
    if (rows.size === 0 && gone.size === 0) return [];
    return [{ table, put: [...rows.values()], remove: [...gone] }];
  });
}
