import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';
import type { TableSpec } from './record-tables.ts';
import { toTable } from './to-table.ts';

const TABLES: Record<string, TableSpec> = {
  audit_gap: {
    columns: `id text, rule text, incident_id text?, subject text, subject_id text, state text, exercise boolean,
      found_at bigint, repaired_at bigint?, closed_at bigint?, told_at bigint?, acknowledged_at bigint?,
      acknowledged_by text?, data text`,
    indexes: { audit_gap_standing: { on: ['id'], where: "state IN ('open', 'repaired')" } },
  },
  auditor: {
    columns: `id text, holder text, lease_until bigint, heartbeat_at bigint, journal_seq integer, data text`,
  },
};

const OPEN_INCIDENTS = new TableIndex({
  name: 'incident_open',
  columnNames: ['id'],
  where: "state IN ('reported', 'verifying', 'verified', 'responding', 'stabilised', 'recovering')",
});

const UNSETTLED_DELIVERIES = new TableIndex({
  name: 'delivery_unsettled',
  columnNames: ['state'],
  where: "state IN ('sent', 'failed')",
});

/** What the auditor finds, whose turn it is, and a way to the open processes among many that are over. */
export class KeepAudit1790100008000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, spec] of Object.entries(TABLES)) await queryRunner.createTable(toTable(name, spec));
    await queryRunner.createIndex('incident', OPEN_INCIDENTS);
    await queryRunner.createIndex('delivery', UNSETTLED_DELIVERIES);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropIndex('delivery', UNSETTLED_DELIVERIES.name!);
    await queryRunner.dropIndex('incident', OPEN_INCIDENTS.name!);
    for (const name of Object.keys(TABLES).reverse()) await queryRunner.dropTable(name);
  }
}
