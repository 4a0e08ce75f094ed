import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { AttachmentRow } from '#runtime';
import { InstantColumn, IntegerColumn, TextColumn } from './columns.ts';

/** A file that was added to a case. */
@Entity('attachment')
@Index('attachment_incident', ['incidentId'])
export class AttachmentEntity implements AttachmentRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @TextColumn()
  incidentId: string;

  @TextColumn()
  about: AttachmentRow['about'];

  @TextColumn()
  aboutId: string;

  @TextColumn()
  name: string;

  @TextColumn()
  type: string;

  @IntegerColumn()
  size: number;

  @TextColumn()
  hash: string;

  @InstantColumn()
  addedAt: number;

  @TextColumn()
  addedBy: string;

  @TextColumn({ nullable: true })
  onBehalfOf: string | null;
}
