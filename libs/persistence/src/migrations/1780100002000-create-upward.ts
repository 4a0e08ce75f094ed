import type { MigrationInterface, QueryRunner } from 'typeorm';
import { INSTANCE, type TableSpec } from './record-tables.ts';
import { toTable } from './to-table.ts';

const TABLES: Record<string, TableSpec> = {
  upward: {
    columns: `${INSTANCE}, incident_id text, kind text, post text, exercise boolean, series text?, serial integer?`,
    indexes: {
      upward_incident: { on: ['incident_id'] },
      upward_number: { on: ['series', 'serial'], unique: true },
    },
  },
  review: {
    columns: `${INSTANCE}, incident_id text`,
    indexes: { review_incident: { on: ['incident_id'], unique: true } },
  },
  finding: {
    columns: `id text, incident_id text, review_id text, kind text, words text, clause text?,
      noted_by text, noted_at bigint`,
    indexes: { finding_review: { on: ['review_id'] } },
  },
  plan_proposal: {
    columns: `${INSTANCE}, incident_id text, review_id text, clause text`,
    indexes: { plan_proposal_review: { on: ['review_id'] } },
  },
};

/** Documents to the level above, reviews, and the proposals that come of them. */
export class CreateUpward1780100002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, spec] of Object.entries(TABLES)) await queryRunner.createTable(toTable(name, spec));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES).reverse()) await queryRunner.dropTable(name);
  }
}
