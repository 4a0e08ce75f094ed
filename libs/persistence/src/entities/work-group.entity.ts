import { Entity, Index } from 'typeorm';
import type { WorkGroupRow } from '#runtime';
import { TextColumn } from './columns.ts';
import { InstanceEntity } from './instance.entity.ts';

/** A work group of a response, with what it found. */
@Entity('work_group')
@Index('work_group_response', ['responseId'])
export class WorkGroupEntity
  extends InstanceEntity<WorkGroupRow['context'], WorkGroupRow['data']>
  implements WorkGroupRow
{
  @TextColumn()
  incidentId: string;

  @TextColumn()
  responseId: string;
}
