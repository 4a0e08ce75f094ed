import { beijingIso } from '#kernel';
import type { TableName, Tables } from '#runtime';

const INSTANT = /(^at|At|Until|From|asOf)$/;

/**
 * A row as the API shows it: instants as Beijing time. Applied to the row's own columns and to those of the
 * document in it; secrets never get here.
 */
export function view<T extends object>(row: T): T {
  return convert(row) as T;
}

function convert(value: unknown, key = ''): unknown {
  if (typeof value === 'number' && INSTANT.test(key)) return beijingIso(value);
  if (Array.isArray(value)) return value.map((item) => convert(item));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, convert(item, name)]));
}

/** One page of a list. `next` is what to send as `after` for the following page; null on the last. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

export function pageOf<K extends TableName>(rows: Tables[K][], limit: number): Page<Tables[K]> {
  const items = rows.slice(0, limit);
  return { items: items.map(view), next: rows.length > limit ? items.at(-1)!.id : null };
}
