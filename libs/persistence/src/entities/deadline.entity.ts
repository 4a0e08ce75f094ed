import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { DeadlineRow } from '#runtime';
import { InstantColumn, TextColumn } from './columns.ts';

/** A clock that is running; the row goes when it stops. */
@Entity('deadline')
@Index('deadline_due', ['dueAt'])
export class DeadlineEntity implements DeadlineRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @TextColumn({ nullable: true })
  incidentId: string | null;

  @TextColumn()
  subject: string;

  @TextColumn()
  subjectId: string;

  @TextColumn()
  name: string;

  @InstantColumn()
  dueAt: number;
}
