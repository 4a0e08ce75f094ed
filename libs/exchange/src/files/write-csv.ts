import type { Written } from '../table/write-table.ts';

/** CSV with a byte-order mark, by which spreadsheet programs know that it is UTF-8. */
export function writeCsv(rows: readonly (readonly Written[])[]): Buffer {
  return Buffer.from(`\uFEFF${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`);
}

function field(value: Written): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // A spreadsheet would run text that begins like this as a formula.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
