import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { ContactRow } from '#runtime';
import { FlagColumn, InstantColumn, IntegerColumn, TextColumn } from './columns.ts';

/** Where a recipient can be reached besides its inbox. */
@Entity('contact')
@Index('contact_recipient', ['recipient'])
export class ContactEntity implements ContactRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @TextColumn()
  recipient: string;

  @TextColumn()
  channel: string;

  @TextColumn()
  address: string;

  @TextColumn({ nullable: true })
  secret: string | null;

  @TextColumn()
  role: ContactRow['role'];

  @IntegerColumn({ default: 1 })
  rank: number;

  @FlagColumn({ default: false })
  forExercises: boolean;

  @FlagColumn()
  active: boolean;

  @InstantColumn()
  createdAt: number;
}
