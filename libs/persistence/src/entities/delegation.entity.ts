import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { DelegationRow } from '#runtime';
import { DocumentColumn, InstantColumn, TextColumn } from './columns.ts';

/** Recorded authority of one post used by another. */
@Entity('delegation')
@Index('delegation_to', ['toPost'])
export class DelegationEntity implements DelegationRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @TextColumn()
  fromPost: string;

  @TextColumn()
  toPost: string;

  @TextColumn()
  scope: DelegationRow['scope'];

  @DocumentColumn({ nullable: true })
  levels: string[] | null;

  @InstantColumn()
  validFrom: number;

  @InstantColumn()
  validUntil: number;

  @TextColumn()
  document: string;

  @TextColumn()
  recordedBy: string;

  @InstantColumn({ nullable: true })
  revokedAt: number | null;
}
