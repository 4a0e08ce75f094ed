import { Column, type ColumnOptions } from 'typeorm';

type Nullable = Pick<ColumnOptions, 'nullable'>;
type NullableOrFilled = Pick<ColumnOptions, 'nullable' | 'default'>;

// The column kinds that the record is made of. Both databases have all of them, and the row codec in
// ../sql/layout.ts knows each by its `type`, so an entity needs nothing else.

/** A short value that reads may ask for. */
export const TextColumn = (options: NullableOrFilled = {}) => Column({ type: 'text', ...options });

export const IntegerColumn = (options: NullableOrFilled = {}) => Column({ type: 'integer', ...options });

export const FlagColumn = (options: NullableOrFilled = {}) => Column({ type: 'boolean', ...options });

const BigintColumn = (options: Nullable = {}) =>
  Column({
    type: 'bigint',
    transformer: {
      to: (at: number | null) => at,
      // PostgreSQL gives a bigint as text.
      from: (at: string | number | null) => (at === null ? null : Number(at)),
    },
    ...options,
  });

/** Milliseconds since the epoch: unlike timestamps they mean the same on both databases and in any time zone. */
export const InstantColumn = BigintColumn;

/** A number that may outgrow 32 bits. */
export const CountColumn = BigintColumn;

/** Anything that JSON can hold, kept as text. Reads get it whole; no query looks inside. */
export const DocumentColumn = (options: Nullable = {}) => Column({ type: 'simple-json', ...options });
