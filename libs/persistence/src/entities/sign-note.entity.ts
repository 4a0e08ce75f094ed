import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { SignNoteRow } from '#runtime';
import { InstantColumn, TextColumn } from './columns.ts';

/** How the office explained a sign. */
@Entity('sign_note')
@Index('sign_note_incident', ['incidentId'])
export class SignNoteEntity implements SignNoteRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @TextColumn()
  incidentId: string;

  @TextColumn()
  sign: string;

  @TextColumn()
  reason: string;

  @InstantColumn()
  notedAt: number;

  @TextColumn()
  notedBy: string;
}
