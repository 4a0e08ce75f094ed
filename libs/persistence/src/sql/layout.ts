import type { DataSource } from 'typeorm';
import type { ColumnKind, ColumnLayout } from './column.ts';
import { decoderOf, type Raw } from './decode.ts';

export type { ColumnLayout } from './column.ts';

/** What one table looks like, taken from its entity: names that reach SQL come from here and nowhere else. */
export interface Layout {
  table: string;
  /** Quoted. */
  sql: string;
  /** Property of the primary key. */
  key: string;
  columns: readonly ColumnLayout[];
  byProperty: ReadonlyMap<string, ColumnLayout>;
  /** Columns as a select wants them: under their property names. */
  selection: string;
  /** Turns what the driver gave for `selection` into a row of the record, in place. */
  decode(raw: Raw): Raw;
}

const KINDS: Record<string, ColumnKind> = {
  text: 'text',
  integer: 'integer',
  bigint: 'bigint',
  boolean: 'boolean',
  'simple-json': 'document',
};

function kindOf(table: string, property: string, type: unknown): ColumnKind {
  const kind = KINDS[String(type)];
  if (!kind) throw new TypeError(`${table}.${property}: no codec for columns of type ${String(type)}`);
  return kind;
}

/** The layouts of all entities of a data source, by table. */
export function layoutsOf(source: DataSource): ReadonlyMap<string, Layout> {
  return new Map(
    source.entityMetadatas.map((entity) => {
      const table = entity.tableName;
      const columns = entity.columns.map((column) => ({
        property: column.propertyName,
        sql: `"${column.databaseName}"`,
        kind: kindOf(table, column.propertyName, column.type),
        nullable: column.isNullable,
      }));
      const layout: Layout = {
        table,
        sql: `"${table}"`,
        key: entity.primaryColumns[0]!.propertyName,
        columns,
        byProperty: new Map(columns.map((column) => [column.property, column])),
        selection: columns.map((column) => `${column.sql} AS "${column.property}"`).join(', '),
        decode: decoderOf(columns),
      };
      return [table, layout];
    }),
  );
}
