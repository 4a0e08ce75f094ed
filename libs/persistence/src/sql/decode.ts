import type { ColumnKind, ColumnLayout } from './column.ts';

export type Raw = Record<string, unknown>;

const DECODERS: Partial<Record<ColumnKind, (value: unknown) => unknown>> = {
  document: (value) => JSON.parse(value as string),
  // PostgreSQL gives text here, SQLite a number: both are exact up to 2^53, far beyond any instant.
  bigint: Number,
  // SQLite gives 0 or 1.
  boolean: Boolean,
};

/** Turns what the driver gave into a row of the record, in place. */
export function decoderOf(columns: readonly ColumnLayout[]): (raw: Raw) => Raw {
  const steps = columns.flatMap(({ property, kind }) => {
    const decode = DECODERS[kind];
    return decode ? [{ property, decode }] : [];
  });
  return (raw) => {
    for (const { property, decode } of steps) {
      const value = raw[property];
      if (value !== null) raw[property] = decode(value);
    }
    return raw;
  };
}
