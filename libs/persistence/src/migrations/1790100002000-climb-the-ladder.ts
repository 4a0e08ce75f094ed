import type { MigrationInterface, QueryRunner } from 'typeorm';

// Every column has a default or may be empty, so that the release before can go on writing beside this one.
const COLUMNS = {
  delivery: {
    opened_at: 'bigint',
    chain_id: "text NOT NULL DEFAULT ''",
    step: 'integer NOT NULL DEFAULT 0',
    fall_back_at: 'bigint',
    gather_until: 'bigint',
  },
  contact: { rank: 'integer NOT NULL DEFAULT 1' },
};

const INDEXES = {
  delivery_incident: 'incident_id, recipient',
  delivery_fall_back: 'fall_back_at',
  delivery_exhausted: 'created_at',
  delivery_open: 'recipient',
};
const WHERE = {
  delivery_fall_back: "state IN ('queued') AND fall_back_at IS NOT NULL",
  delivery_exhausted: "state IN ('exhausted')",
  delivery_open: "state IN ('queued', 'sent', 'delivered', 'opened')",
};

const BEFORE = {
  delivery_incident: 'ON delivery (incident_id)',
  delivery_open: "ON delivery (recipient) WHERE state IN ('queued', 'sent', 'delivered')",
};

/** Messages that list several tasks and are gathered; contacts in an order, and what became of each of them. */
export class ClimbTheLadder1790100002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(COLUMNS))
      for (const [column, type] of Object.entries(columns))
        await queryRunner.query(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`);
    for (const name of Object.keys(BEFORE)) await queryRunner.query(`DROP INDEX ${name}`);
    for (const [name, on] of Object.entries(INDEXES)) {
      const where = WHERE[name as keyof typeof WHERE];
      await queryRunner.query(
        `CREATE INDEX ${name} ON delivery (${on})${where === undefined ? '' : ` WHERE ${where}`}`,
      );
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXES)) await queryRunner.query(`DROP INDEX ${name}`);
    for (const [name, on] of Object.entries(BEFORE)) await queryRunner.query(`CREATE INDEX ${name} ${on}`);
    for (const [table, columns] of Object.entries(COLUMNS))
      for (const column of Object.keys(columns).reverse())
        await queryRunner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
  }
}
