import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { RECORD_TABLES, type TableSpec } from './record-tables.ts';

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

/** Every table of the record, on either database, and the head of an empty chain. */
export class CreateRecord1780000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, spec] of Object.entries(RECORD_TABLES)) {
      await queryRunner.createTable(toTable(name, spec));
    }
    await queryRunner.query(`INSERT INTO journal_head (id, seq, hash, writes) VALUES (1, 0, 'genesis', 0)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(RECORD_TABLES).reverse()) await queryRunner.dropTable(name);
  }
}
