import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { VerificationRow } from '#runtime';
import { DocumentColumn, InstantColumn, TextColumn } from './columns.ts';

/** A disagreement about the dead or missing, until it is settled. */
@Entity('verification')
@Index('verification_incident', ['incidentId'])
export class VerificationEntity implements VerificationRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @TextColumn()
  incidentId: string;

  @TextColumn({ nullable: true })
  division: string | null;

  @TextColumn()
  indicator: string;

  @TextColumn()
  state: VerificationRow['state'];

  @DocumentColumn()
  compared: VerificationRow['compared'];

  @InstantColumn()
  openedAt: number;

  @InstantColumn({ nullable: true })
  settledAt: number | null;

  @TextColumn({ nullable: true })
  settledBy: string | null;

  @TextColumn({ nullable: true })
  conclusion: string | null;

  @TextColumn({ nullable: true })
  document: string | null;
}
