import { Table } from 'typeorm';
import type { TableSpec } from './record-tables.ts';

/** The table that a migration makes, of what it says in a line. */
export const toTable = (name: string, { columns, indexes = {} }: TableSpec): Table =>
  new Table({
    name,
    columns: columns.split(',').map((column, position) => {
      const [columnName, kind] = column.trim().split(' ') as [string, string];
      return {
        name: columnName,
        type: kind.replace('?', ''),
        isNullable: kind.endsWith('?'),
        isPrimary: position === 0,
      };
    }),
    indices: Object.entries(indexes).map(([indexName, { on, unique = false, where }]) => ({
      name: indexName,
      columnNames: on,
      isUnique: unique,
      where,
    })),
  });
