import { Entity, Index } from 'typeorm';
import type { UpwardRow } from '#runtime';
import { FlagColumn, IntegerColumn, TextColumn } from './columns.ts';
import { InstanceEntity } from './instance.entity.ts';

/** One document to the level above, from its draft to its entry in the national system or its answer. */
@Entity('upward')
@Index('upward_incident', ['incidentId'])
@Index('upward_number', ['series', 'serial'], { unique: true })
export class UpwardEntity
  extends InstanceEntity<UpwardRow['context'], UpwardRow['data']>
  implements UpwardRow
{
  @TextColumn()
  incidentId: string;

  @TextColumn()
  kind: UpwardRow['kind'];

  @TextColumn()
  post: string;

  @FlagColumn()
  exercise: boolean;

  @TextColumn({ nullable: true })
  series: string | null;

  @IntegerColumn({ nullable: true })
  serial: number | null;
}
