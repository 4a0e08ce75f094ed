import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES = {
  delivery_task: 'delivery (task_id)',
  deadline_subject: 'deadline (subject, subject_id)',
};

/** One activation writes a hundred clocks and forty messages: an index that no read wants is paid for with each. */
export class DropUnaskedIndexes1790400001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXES)) await queryRunner.query(`DROP INDEX ${name}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(INDEXES))
      await queryRunner.query(`CREATE INDEX ${name} ON ${on}`);
  }
}
