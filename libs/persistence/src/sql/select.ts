import { Conditions, type Holding, type Matches, plainColumn } from './conditions.ts';
import type { Dialect } from './dialect.ts';
import type { Layout } from './layout.ts';

export interface Statement {
  text: string;
  values: unknown[];
}

export interface SelectOptions {
  orderBy?: string;
  descending?: boolean;
  limit?: number;
  after?: string | number;
  atMost?: { column: string; value: number };
  holding?: readonly (readonly Holding[])[];
}

/** Rows that match, in a stable order: ties go by key, nulls come last on both databases. */
export function select(
  layout: Layout,
  dialect: Dialect,
  where: Matches,
  { orderBy = layout.key, descending = false, limit, after, atMost, holding = [] }: SelectOptions = {},
): Statement {
  const conditions = new Conditions(layout, dialect);
  conditions.match(where);
  if (after !== undefined) conditions.compare(orderBy, descending ? '<' : '>', after);
  if (atMost) conditions.compare(atMost.column, '<=', atMost.value);
  conditions.hold(holding);
  const direction = descending ? 'DESC' : 'ASC';
  const column = plainColumn(layout, orderBy);
  const mayBeNull = column.nullable && after === undefined && atMost?.column !== orderBy;
  const order = [`${column.sql} ${direction}${mayBeNull ? ' NULLS LAST' : ''}`];
  if (orderBy !== layout.key) order.push(`${plainColumn(layout, layout.key).sql} ${direction}`);
  const text = `SELECT ${layout.selection} FROM ${layout.sql}${conditions.toString()} ORDER BY ${order.join(', ')}`;
  if (limit === undefined) return { text, values: conditions.values };
  return { text: `${text} LIMIT ${conditions.param(limit)}`, values: conditions.values };
}

/** How many rows match. */
export function count(layout: Layout, dialect: Dialect, where: Matches): Statement {
  const conditions = new Conditions(layout, dialect);
  conditions.match(where);
  return {
    text: `SELECT count(*) AS "n" FROM ${layout.sql}${conditions.toString()}`,
    values: conditions.values,
  };
}

/** How many rows match for each combination of these columns. */
export function tally(
  layout: Layout,
  dialect: Dialect,
  where: Matches,
  by: readonly string[],
  { atMost, distinct, least }: Pick<SelectOptions, 'atMost'> & { distinct?: string; least?: string } = {},
): Statement {
  const conditions = new Conditions(layout, dialect);
  conditions.match(where);
  if (atMost) conditions.compare(atMost.column, '<=', atMost.value);
  const columns = by.map((property) => plainColumn(layout, property));
  const shown = columns.map(({ sql, property }) => `${sql} AS "${property}"`);
  const counts = ['count(*) AS "n"'];
  if (distinct) counts.push(`count(DISTINCT ${plainColumn(layout, distinct).sql}) AS "d"`);
  if (least) counts.push(`min(${plainColumn(layout, least).sql}) AS "m"`);
  return {
    text: `SELECT ${[...shown, ...counts].join(', ')} FROM ${layout.sql}${conditions.toString()} GROUP BY ${columns.map(({ sql }) => sql).join(', ')}`,
    values: conditions.values,
  };
}
