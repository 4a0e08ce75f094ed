import { Entity, Index } from 'typeorm';
import type { IncidentRow } from '#runtime';
import { FlagColumn, InstantColumn, TextColumn } from './columns.ts';
import { InstanceEntity } from './instance.entity.ts';
import { OPEN_INCIDENTS, whereOf } from './partial-index.ts';

/** One disaster process, pinned to the plan version that was in force when it happened. */
@Entity('incident')
@Index(OPEN_INCIDENTS.name, [OPEN_INCIDENTS.key], { where: whereOf(OPEN_INCIDENTS) })
export class IncidentEntity
  extends InstanceEntity<IncidentRow['context'], IncidentRow['data']>
  implements IncidentRow
{
  @TextColumn()
  planId: string;

  @TextColumn()
  planVersion: string;

  @TextColumn()
  hazard: string;

  @InstantColumn()
  occurredAt: number;

  @FlagColumn()
  exercise: boolean;
}
