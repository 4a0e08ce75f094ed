import { conditionOf, PARTIAL_INDEXES } from '../entities/partial-index.ts';
import type { Dialect } from './dialect.ts';
import type { ColumnLayout, Layout } from './layout.ts';

/** One way to answer to a search, with names as the record has them. */
export type Holding = { within: string; text: string } | { column: string; isAny: readonly unknown[] };

/** Column values to match, by property. */
export type Matches = Record<string, unknown>;

/** A plain column of the table; anything else is a mistake in the caller's code, never data. */
export function plainColumn(layout: Layout, property: string): ColumnLayout {
  const column = layout.byProperty.get(property);
  if (!column || column.kind === 'document') {
    throw new TypeError(`${layout.table} has no plain column "${property}"`);
  }
  return column;
}

const PATH = /^[a-zA-Z]+$/;

/** A column, or a place in a document, as text. Like columns, paths are the caller's code, never data. */
function placeOf(layout: Layout, dialect: Dialect, place: string): string {
  const [property, ...path] = place.split('.') as [string, ...string[]];
  if (!path.length) return plainColumn(layout, property).sql;
  const column = layout.byProperty.get(property);
  if (column?.kind !== 'document' || !path.every((key) => PATH.test(key)))
    throw new TypeError(`${layout.table} has no place "${place}"`);
  return dialect.inDocument(column.sql, path);
}

/** Collects conditions and their parameters in step. */
export class Conditions {
  readonly values: unknown[] = [];
  readonly #parts: string[] = [];

  constructor(
    private readonly layout: Layout,
    private readonly dialect: Dialect,
  ) {}

  /** Adds a parameter and returns how the statement calls it. */
  param(value: unknown): string {
    this.values.push(value);
    return this.dialect.param(this.values.length);
  }

  compare(property: string, operator: '<' | '<=' | '>', value: unknown): void {
    this.#parts.push(`${plainColumn(this.layout, property).sql} ${operator} ${this.param(value)}`);
  }

  match(where: Matches): void {
    for (const [property, wanted] of Object.entries(where)) this.#matchOne(property, wanted);
    for (const index of PARTIAL_INDEXES[this.layout.table] ?? []) {
      const wanted = [where[index.column]].flat();
      if (wanted.every((value) => index.values.includes(value as string)))
        this.#parts.push(conditionOf(index));
    }
  }

  /** Each list by one of its ways at least; an empty list is answered by nothing. */
  hold(lists: readonly (readonly Holding[])[]): void {
    for (const list of lists) {
      const ways = list.map((one) => {
        if ('within' in one)
          return this.dialect.contains(
            placeOf(this.layout, this.dialect, one.within),
            this.param(one.text.toLowerCase()),
          );
        this.values.push(this.dialect.list(one.isAny));
        return this.dialect.isAny(plainColumn(this.layout, one.column).sql, this.values.length);
      });
      this.#parts.push(ways.length ? `(${ways.join(' OR ')})` : '1 = 0');
    }
  }

  toString(): string {
    return this.#parts.length > 0 ? ` WHERE ${this.#parts.join(' AND ')}` : '';
  }

  #matchOne(property: string, wanted: unknown): void {
    const { sql } = plainColumn(this.layout, property);
    // Left out, it would match every row: another agency's too.
    if (wanted === undefined) throw new TypeError(`${this.layout.table}: "${property}" is undefined`);
    if (!Array.isArray(wanted)) {
      this.#parts.push(wanted === null ? `${sql} IS NULL` : `${sql} = ${this.param(wanted)}`);
      return;
    }
    const values = wanted.filter((value) => value !== null);
    this.values.push(this.dialect.list(values));
    const any = this.dialect.isAny(sql, this.values.length);
    this.#parts.push(values.length === wanted.length ? any : `(${any} OR ${sql} IS NULL)`);
  }
}
