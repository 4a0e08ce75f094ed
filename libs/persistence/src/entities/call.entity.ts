import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { CallRow } from '#runtime';
import { InstantColumn, TextColumn } from './columns.ts';

/** One line of a call sheet. */
@Entity('call')
@Index('call_response', ['responseId'])
export class CallEntity implements CallRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @TextColumn()
  incidentId: string;

  @TextColumn()
  responseId: string;

  @TextColumn()
  recipient: string;

  @TextColumn()
  outcome: CallRow['outcome'];

  @InstantColumn()
  at: number;

  @TextColumn({ nullable: true })
  spokenWith: string | null;

  @TextColumn({ nullable: true })
  passedTo: string | null;

  @TextColumn()
  caller: string;
}
