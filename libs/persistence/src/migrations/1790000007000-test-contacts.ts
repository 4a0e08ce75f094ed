import type { MigrationInterface, QueryRunner } from 'typeorm';
import { INSTANCE, type TableSpec } from './record-tables.ts';
import { toTable } from './to-table.ts';

const TABLES: Record<string, TableSpec> = {
  contact_test: {
    columns: `${INSTANCE}, ends_at bigint`,
    indexes: { contact_test_state: { on: ['state'] } },
  },
  contact_test_line: {
    columns: `id text, contact_test_id text, recipient text, contact_id text?, role text?, channel text,
      answered_at bigint?, answered_by text?, on_behalf_of text?, spoken_with text?`,
    indexes: {
      contact_test_line_test: { on: ['contact_test_id'] },
      contact_test_line_recipient: { on: ['recipient'] },
    },
  },
};

/** Tests of contacts, and what each of their messages brought back. */
export class TestContacts1790000007000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, spec] of Object.entries(TABLES)) await queryRunner.createTable(toTable(name, spec));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES).reverse()) await queryRunner.dropTable(name);
  }
}
