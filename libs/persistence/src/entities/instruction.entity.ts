import { Entity, Index } from 'typeorm';
import type { InstructionRow } from '#runtime';
import { InstantColumn, TextColumn } from './columns.ts';
import { InstanceEntity } from './instance.entity.ts';

/** A leader's written instruction and what became of it. */
@Entity('instruction')
@Index('instruction_incident', ['incidentId'])
export class InstructionEntity
  extends InstanceEntity<InstructionRow['context'], InstructionRow['data']>
  implements InstructionRow
{
  @TextColumn()
  incidentId: string;

  @TextColumn()
  post: string;

  @TextColumn()
  recipient: string;

  @InstantColumn({ nullable: true })
  dueAt: number | null;
}
