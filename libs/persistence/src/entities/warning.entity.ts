import { Entity, Index } from 'typeorm';
import type { WarningRow } from '#runtime';
import { FlagColumn, InstantColumn, TextColumn } from './columns.ts';
import { InstanceEntity } from './instance.entity.ts';

/** A warning of a disaster that has not happened, pinned to the plan version in force when it came. */
@Entity('warning')
@Index('warning_state', ['state'])
export class WarningEntity
  extends InstanceEntity<WarningRow['context'], WarningRow['data']>
  implements WarningRow
{
  @TextColumn()
  planId: string;

  @TextColumn()
  planVersion: string;

  @TextColumn({ nullable: true })
  hazard: string | null;

  @InstantColumn({ nullable: true })
  expiresAt: number | null;

  @FlagColumn()
  exercise: boolean;

  @TextColumn({ nullable: true })
  becameIncidentId: string | null;
}
