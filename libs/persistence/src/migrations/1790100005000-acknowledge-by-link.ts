import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import type { TableSpec } from './record-tables.ts';
import { toTable } from './to-table.ts';

const LINKS: TableSpec = {
  columns: 'id text, contact_id text, recipient text, task_ids text, used_at bigint',
  indexes: {},
};

/** Links that were used, and contacts inside the government's own network: none of those that were there before. */
export class AcknowledgeByLink1790100005000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const no = queryRunner.connection.options.type === 'postgres' ? 'false' : '0';
    await queryRunner.addColumn(
      'contact',
      new TableColumn({ name: 'internal', type: 'boolean', isNullable: false, default: no }),
    );
    await queryRunner.createTable(toTable('ack_link', LINKS));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('ack_link');
    await queryRunner.dropColumn('contact', 'internal');
  }
}
