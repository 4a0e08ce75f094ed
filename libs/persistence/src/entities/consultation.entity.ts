import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { ConsultationRow } from '#runtime';
import { DocumentColumn, InstantColumn, IntegerColumn, TextColumn } from './columns.ts';

/** Who consulted on which figures, what they judged and what became of it. */
@Entity('consultation')
@Index('consultation_incident', ['incidentId'])
export class ConsultationEntity implements ConsultationRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @TextColumn()
  incidentId: string;

  @InstantColumn()
  heldAt: number;

  @InstantColumn()
  enteredAt: number;

  @DocumentColumn()
  participants: string[];

  @IntegerColumn()
  lookedAtSeq: number;

  @DocumentColumn({ nullable: true })
  figures: ConsultationRow['figures'];

  @DocumentColumn({ nullable: true })
  judged: ConsultationRow['judged'];

  @TextColumn()
  conclusion: string;

  @TextColumn()
  minutes: string;

  @DocumentColumn()
  answers: string[];

  @IntegerColumn({ nullable: true })
  assessmentSeq: number | null;

  @TextColumn({ nullable: true })
  levelBefore: string | null;

  @TextColumn({ nullable: true })
  level: string | null;

  @TextColumn({ nullable: true })
  basis: ConsultationRow['basis'];

  @TextColumn()
  recordedBy: string;
}
