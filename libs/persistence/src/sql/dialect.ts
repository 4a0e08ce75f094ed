/** Where the two databases differ for reads. */
export interface Dialect {
  /** The n-th parameter, from 1. */
  param(n: number): string;
  /** `column` is any of the values in the n-th parameter. */
  isAny(column: string, n: number): string;
  /** Values as the parameter that `isAny` wants. */
  list(values: readonly unknown[]): unknown;
  /** What stands at a path in a document, as text. */
  inDocument(column: string, path: readonly string[]): string;
  /** Whether an expression holds a text, without regard to the case of Latin letters. */
  contains(expression: string, param: string): string;
}

export const SQLITE: Dialect = {
  param: () => '?',
  // A list is one parameter, so that the statement is the same for any number of values.
  isAny: (column) => `${column} IN (SELECT value FROM json_each(?))`,
  list: (values) => JSON.stringify(values),
  inDocument: (column, path) => `json_extract(${column}, '$.${path.join('.')}')`,
  contains: (expression, param) => `instr(lower(${expression}), ${param}) > 0`,
};

export const POSTGRES: Dialect = {
  param: (n) => `$${n}`,
  isAny: (column, n) => `${column} = ANY($${n})`,
  list: (values) => values,
  inDocument: (column, path) => `(${column}::json #>> '{${path.join(',')}}')`,
  contains: (expression, param) => `strpos(lower(${expression}), ${param}) > 0`,
};
