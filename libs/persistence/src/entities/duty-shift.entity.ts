import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { DutyShiftRow } from '#runtime';
import { InstantColumn, TextColumn } from './columns.ts';

/** One turn of one person on a roster. */
@Entity('duty_shift')
@Index('duty_shift_subject', ['subject', 'endsAt'])
export class DutyShiftEntity implements DutyShiftRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @TextColumn()
  subject: string;

  @TextColumn()
  role: DutyShiftRow['role'];

  @TextColumn()
  name: string;

  @TextColumn({ nullable: true })
  phone: string | null;

  @TextColumn({ nullable: true })
  accountId: string | null;

  @InstantColumn()
  startsAt: number;

  @InstantColumn()
  endsAt: number;

  @InstantColumn()
  setAt: number;

  @TextColumn()
  setBy: string;

  @InstantColumn({ nullable: true })
  removedAt: number | null;

  @InstantColumn({ nullable: true })
  relievedAt: number | null;
}
