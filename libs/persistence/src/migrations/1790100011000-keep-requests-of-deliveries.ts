import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = ['request_id', 'traceparent'];

/** Deliveries of before began with a request that nobody kept. */
export class KeepRequestsOfDeliveries1790100011000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) await queryRunner.query(`ALTER TABLE delivery ADD COLUMN ${column} text`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const column of [...COLUMNS].reverse())
      await queryRunner.query(`ALTER TABLE delivery DROP COLUMN ${column}`);
  }
}
