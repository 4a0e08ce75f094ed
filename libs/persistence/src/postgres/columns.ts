import { encode, unstorable } from '../sql/encode.ts';
import type { ColumnLayout } from '../sql/layout.ts';

type Row = Readonly<Record<string, unknown>>;

// With `u`, halves of surrogate pairs that stand alone and no others.
const UNSTORABLE = /[\0\ud800-\udfff]/u;
/** Ids, keys and codes, most of what there is, stand in an array as they are. */
const PLAIN = /^[a-z0-9][\w.:/@-]*$/;
const TO_ESCAPE = /["\\]/;

function element(text: string): string {
  if (PLAIN.test(text) && text.toLowerCase() !== 'null') return text;
  return TO_ESCAPE.test(text) ? `"${text.replaceAll(/["\\]/g, '\\$&')}"` : `"${text}"`;
}

/** A column's values as an array of PostgreSQL; empty where all are null, for the server fills up with nulls. */
function arrayOf({ property, kind }: ColumnLayout, rows: readonly Row[]): string {
  let nothing = true;
  // Rows that are written together say much the same, one after the other.
  let last: string | number | boolean | null = null;
  let written = 'NULL';
  const elements = rows.map((row) => {
    const value = (row[property] ?? null) as typeof last;
    if (value === null) return 'NULL';
    nothing = false;
    if (value === last) return written;
    last = value;
    written = kind === 'text' ? element(value as string) : String(value);
    return written;
  });
  if (nothing) return '{}';
  const text = elements.join();
  if (kind === 'text' && UNSTORABLE.test(text)) throw unstorable();
  return `{${text}}`;
}

/**
 * The rows, column by column: as one JSON text for each table the server took a fifth longer to read them, and the
 * names of the columns were a third of it. Documents are one JSON array, which comes apart into their very words.
 */
export function columnValues(columns: readonly ColumnLayout[], rows: readonly object[]): string[] {
  return columns.map((column) =>
    column.kind === 'document'
      ? encode(rows.map((row) => (row as Row)[column.property] ?? null))
      : arrayOf(column, rows as readonly Row[]),
  );
}

const nameOf = (position: number): string => `c${position}`;

/** The rows again, from as many parameters as there are columns, `first` and on. */
export function columnSet(columns: readonly ColumnLayout[], first: number): string {
  const placed = columns.map(({ kind }, i) => ({ kind, name: nameOf(i), param: `$${first + i}` }));
  const plain = placed.filter(({ kind }) => kind !== 'document');
  const documents = placed.filter(({ kind }) => kind === 'document');
  const sets = [
    `unnest(${plain.map(({ kind, param }) => `${param}::${kind}[]`).join(', ')})`,
    ...documents.map(({ param }) => `json_array_elements(${param}::json)`),
  ];
  const names = [...plain, ...documents].map(({ name }) => name).join(', ');
  return `ROWS FROM (${sets.join(', ')}) AS r(${names})`;
}

/** A cell of such a row; a document is kept as text, and one that is null as nothing. */
export const cell = ({ kind }: ColumnLayout, position: number): string =>
  kind === 'document' ? `NULLIF(r.${nameOf(position)}::text, 'null')` : `r.${nameOf(position)}`;
