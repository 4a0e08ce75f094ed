import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';

/** Contacts that were there before carry no mark: nobody has agreed to be reached in an exercise. */
export class MarkContactsForExercises1790000001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // SQLite keeps the default as it is written, and typeorm writes its flags as 0 and 1.
    const no = queryRunner.connection.options.type === 'postgres' ? 'false' : '0';
    await queryRunner.addColumn(
      'contact',
      new TableColumn({ name: 'for_exercises', type: 'boolean', isNullable: false, default: no }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropColumn('contact', 'for_exercises');
  }
}
