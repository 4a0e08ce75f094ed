import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { TableSpec } from './record-tables.ts';
import { toTable } from './to-table.ts';

const TABLES: Record<string, TableSpec> = {
  blob: { columns: 'id text, size integer, content text, created_at bigint' },
  attachment: {
    columns: `id text, incident_id text, about text, about_id text, name text, type text, size integer, hash text,
      added_at bigint, added_by text, on_behalf_of text?`,
    indexes: { attachment_incident: { on: ['incident_id'] } },
  },
  person: {
    columns: `id text, incident_id text, division text, state text, verified boolean, key_id text, sealed text,
      withdrawal text?, withdrawn_at bigint?, supersedes text?, superseded_by text?, entered_at bigint, entered_by text`,
    indexes: { person_incident: { on: ['incident_id'] } },
  },
  sign_note: {
    columns: 'id text, incident_id text, sign text, reason text, noted_at bigint, noted_by text',
    indexes: { sign_note_incident: { on: ['incident_id'] } },
  },
};

/** Files of a case, the sealed register of persons, and what the office said of signs. */
export class AttachmentsRegister1780500005000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, spec] of Object.entries(TABLES)) await queryRunner.createTable(toTable(name, spec));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES).reverse()) await queryRunner.dropTable(name);
  }
}
