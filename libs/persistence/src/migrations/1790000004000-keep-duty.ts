import { type MigrationInterface, type QueryRunner, Table, TableColumn } from 'typeorm';

const DUTY_TABLES = {
  duty_shift: {
    columns: `id text, subject text, role text, name text, phone text?, account_id text?, starts_at bigint,
      ends_at bigint, set_at bigint, set_by text, removed_at bigint?, relieved_at bigint?`,
    index: { name: 'duty_shift_subject', columnNames: ['subject', 'ends_at'] },
  },
  hand_over: {
    columns: `id text, seq integer, state text, context text, data text, created_at bigint, updated_at bigint,
      subject text, role text, accept_until bigint?, accepted_at bigint?, holds_until bigint?`,
    index: { name: 'hand_over_subject', columnNames: ['subject', 'state'] },
  },
};

const incidentOfDelivery = (isNullable: boolean) =>
  new TableColumn({ name: 'incident_id', type: 'text', isNullable });

/** Rosters and hand-overs; and messages that speak of duty itself, and so of no incident. */
export class KeepDuty1790000004000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, { columns, index }] of Object.entries(DUTY_TABLES))
      await queryRunner.createTable(
        new Table({
          name,
          columns: columns.split(',').map((column, position) => {
            const [columnName, type] = column.trim().split(' ') as [string, string];
            return {
              name: columnName,
              type: type.replace('?', ''),
              isNullable: type.endsWith('?'),
              isPrimary: position === 0,
            };
          }),
          indices: [index],
        }),
      );
    await queryRunner.changeColumn('delivery', 'incident_id', incidentOfDelivery(true));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DELETE FROM delivery WHERE incident_id IS NULL');
    await queryRunner.changeColumn('delivery', 'incident_id', incidentOfDelivery(false));
    for (const name of Object.keys(DUTY_TABLES).reverse()) await queryRunner.dropTable(name);
  }
}
