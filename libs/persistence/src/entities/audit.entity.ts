import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { AuditGapRow, AuditorRow } from '#runtime';
import { DocumentColumn, FlagColumn, InstantColumn, IntegerColumn, TextColumn } from './columns.ts';
import { STANDING_GAPS, whereOf } from './partial-index.ts';

/** What the auditor found missing, and what became of it. */
@Entity('audit_gap')
@Index(STANDING_GAPS.name, [STANDING_GAPS.key], { where: whereOf(STANDING_GAPS) })
export class AuditGapEntity implements AuditGapRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @TextColumn()
  rule: string;

  @TextColumn({ nullable: true })
  incidentId: string | null;

  @TextColumn()
  subject: string;

  @TextColumn()
  subjectId: string;

  @TextColumn()
  state: AuditGapRow['state'];

  @FlagColumn()
  exercise: boolean;

  @InstantColumn()
  foundAt: number;

  @InstantColumn({ nullable: true })
  repairedAt: number | null;

  @InstantColumn({ nullable: true })
  closedAt: number | null;

  @InstantColumn({ nullable: true })
  toldAt: number | null;

  @InstantColumn({ nullable: true })
  acknowledgedAt: number | null;

  @TextColumn({ nullable: true })
  acknowledgedBy: string | null;

  @DocumentColumn()
  data: AuditGapRow['data'];
}

/** The auditor's one row. */
@Entity('auditor')
export class AuditorEntity implements AuditorRow {
  @PrimaryColumn({ type: 'text' })
  id: 'auditor';

  @TextColumn()
  holder: string;

  @InstantColumn()
  leaseUntil: number;

  @InstantColumn()
  heartbeatAt: number;

  @IntegerColumn()
  journalSeq: number;

  @DocumentColumn()
  data: AuditorRow['data'];
}
