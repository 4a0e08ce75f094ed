import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { TableSpec } from './record-tables.ts';
import { toTable } from './to-table.ts';

const TABLES: Record<string, TableSpec> = {
  official_document: {
    columns: `id text, incident_id text, kind text, subject text, exercise boolean, series text, serial integer,
      number text, hash text, issued_at bigint, replaces text?, data text`,
    indexes: {
      official_document_incident: { on: ['incident_id'] },
      official_document_number: { on: ['series', 'serial'], unique: true },
    },
  },
};

/** Official documents as they were issued, and the numbers drawn for them. */
export class KeepOfficialDocuments1790300003000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, spec] of Object.entries(TABLES)) await queryRunner.createTable(toTable(name, spec));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES).reverse()) await queryRunner.dropTable(name);
  }
}
