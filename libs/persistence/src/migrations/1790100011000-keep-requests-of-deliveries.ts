import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';

const COLUMNS = ['request_id', 'traceparent'];

/** Deliveries of before began with a request that nobody kept. */
export class KeepRequestsOfDeliveries1790100011000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.addColumns(
      'delivery',
      COLUMNS.map((name) => new TableColumn({ name, type: 'text', isNullable: true })),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropColumns('delivery', [...COLUMNS]);
  }
}
