import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { OfficialDocumentRow } from '#runtime';
import { DocumentColumn, FlagColumn, InstantColumn, IntegerColumn, TextColumn } from './columns.ts';

/** One official document as it was issued, with its content. */
@Entity('official_document')
@Index('official_document_incident', ['incidentId'])
@Index('official_document_number', ['series', 'serial'], { unique: true })
export class OfficialDocumentEntity implements OfficialDocumentRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @TextColumn()
  incidentId: string;

  @TextColumn()
  kind: OfficialDocumentRow['kind'];

  @TextColumn()
  subject: string;

  @FlagColumn()
  exercise: boolean;

  @TextColumn()
  series: string;

  @IntegerColumn()
  serial: number;

  @TextColumn()
  number: string;

  @TextColumn()
  hash: string;

  @InstantColumn()
  issuedAt: number;

  @TextColumn({ nullable: true })
  replaces: string | null;

  @DocumentColumn()
  data: OfficialDocumentRow['data'];
}
