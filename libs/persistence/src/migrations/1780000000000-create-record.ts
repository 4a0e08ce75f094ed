import type { MigrationInterface, QueryRunner } from 'typeorm';
import { RECORD_TABLES } from './record-tables.ts';
import { toTable } from './to-table.ts';

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
