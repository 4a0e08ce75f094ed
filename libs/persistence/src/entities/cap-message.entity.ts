import { Entity, PrimaryColumn } from 'typeorm';
import type { CapMessageRow } from '#runtime';
import { DocumentColumn, InstantColumn, TextColumn } from './columns.ts';

/** A CAP message as it came in, kept whole: the same one again is known by its key. */
@Entity('cap_message')
export class CapMessageEntity implements CapMessageRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @TextColumn()
  msgType: string;

  @TextColumn()
  status: string;

  @InstantColumn()
  receivedAt: number;

  @TextColumn()
  outcome: CapMessageRow['outcome'];

  @DocumentColumn()
  warningIds: string[];

  @TextColumn()
  signature: CapMessageRow['signature'];

  @TextColumn()
  contentHash: string;

  @TextColumn()
  xml: string;
}
