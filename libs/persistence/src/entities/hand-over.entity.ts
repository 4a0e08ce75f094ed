import { Entity, Index } from 'typeorm';
import type { HandOverRow } from '#runtime';
import { InstantColumn, TextColumn } from './columns.ts';
import { InstanceEntity } from './instance.entity.ts';

/** Duty handed from one shift to the next, with the list of open matters that the taker saw. */
@Entity('hand_over')
@Index('hand_over_subject', ['subject', 'state'])
export class HandOverEntity
  extends InstanceEntity<HandOverRow['context'], HandOverRow['data']>
  implements HandOverRow
{
  @TextColumn()
  subject: string;

  @TextColumn()
  role: HandOverRow['role'];

  @InstantColumn({ nullable: true })
  acceptUntil: number | null;

  @InstantColumn({ nullable: true })
  acceptedAt: number | null;

  @InstantColumn({ nullable: true })
  holdsUntil: number | null;
}
