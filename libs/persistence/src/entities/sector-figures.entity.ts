import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { SectorFiguresRow } from '#runtime';
import { DocumentColumn, InstantColumn, TextColumn } from './columns.ts';

/** What a sector department counted, beside the counties' reports. */
@Entity('sector')
@Index('sector_incident', ['incidentId'])
export class SectorFiguresEntity implements SectorFiguresRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @TextColumn()
  incidentId: string;

  @TextColumn()
  agency: string;

  @TextColumn({ nullable: true })
  division: string | null;

  @DocumentColumn()
  figures: SectorFiguresRow['figures'];

  @InstantColumn()
  asOf: number;

  @InstantColumn()
  enteredAt: number;

  @TextColumn()
  recordedBy: string;

  @TextColumn({ nullable: true })
  onBehalfOf: string | null;
}
