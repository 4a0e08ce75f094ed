import { Entity, Index } from 'typeorm';
import type { ReportDutyRow } from '#runtime';
import { InstantColumn, IntegerColumn, TextColumn } from './columns.ts';
import { InstanceEntity } from './instance.entity.ts';

/** Who owes which report by when. Few for each incident, and always read by it. */
@Entity('report_duty')
@Index('report_duty_incident', ['incidentId'])
export class ReportDutyEntity
  extends InstanceEntity<ReportDutyRow['context'], ReportDutyRow['data']>
  implements ReportDutyRow
{
  @TextColumn()
  incidentId: string;

  @TextColumn()
  clock: string;

  @TextColumn()
  subject: string;

  @IntegerColumn()
  cycle: number;

  @InstantColumn()
  dueAt: number;
}
