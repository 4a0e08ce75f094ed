import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { JournalRow } from '#runtime';
import { DocumentColumn, FlagColumn, InstantColumn, IntegerColumn, TextColumn } from './columns.ts';

/** The append-only, hash-chained journal. An `integer` key is SQLite's own row number: one tree fewer to write. */
@Entity('journal')
@Index('journal_incident', ['incidentId', 'seq'])
@Index('journal_stream', ['stream', 'streamId', 'seq'])
export class JournalEntity implements JournalRow {
  @PrimaryColumn({ type: 'integer' })
  seq: number;

  @InstantColumn()
  at: number;

  @TextColumn({ nullable: true })
  incidentId: string | null;

  @TextColumn()
  stream: string;

  @TextColumn()
  streamId: string;

  @IntegerColumn()
  streamSeq: number;

  @TextColumn()
  state: string;

  @TextColumn()
  fact: string;

  @DocumentColumn()
  actor: JournalRow['actor'];

  @DocumentColumn()
  data: JournalRow['data'];

  @TextColumn({ nullable: true })
  reason: string | null;

  @TextColumn({ nullable: true })
  cite: string | null;

  @TextColumn({ nullable: true })
  machine: string | null;

  @TextColumn({ nullable: true })
  plan: string | null;

  @TextColumn()
  requestId: string;

  @FlagColumn()
  exercise: boolean;

  @TextColumn()
  prevHash: string;

  @TextColumn()
  hash: string;
}
