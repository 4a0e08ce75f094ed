import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { TableSpec } from './record-tables.ts';
import { toTable } from './to-table.ts';

const LINKS: TableSpec = {
  columns: 'id text, contact_id text, recipient text, task_ids text, used_at bigint',
  indexes: {},
};

/** Links that were used; and contacts inside the government's own network, of which there were none before. */
export class AcknowledgeByLink1790100005000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // Not by addColumn: on SQLite it copies the table, as it knew it before earlier statements of the same run.
    const no = queryRunner.connection.options.type === 'postgres' ? 'false' : '0';
    await queryRunner.query(`ALTER TABLE contact ADD COLUMN internal boolean NOT NULL DEFAULT ${no}`);
    await queryRunner.createTable(toTable('ack_link', LINKS));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('ack_link');
    await queryRunner.query('ALTER TABLE contact DROP COLUMN internal');
  }
}
