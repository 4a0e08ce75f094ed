import { Entity, PrimaryColumn } from 'typeorm';
import type { RecordHead } from '#runtime';
import { CountColumn, IntegerColumn, TextColumn } from './columns.ts';

/** Where the chain ends: one row, id 1. It shows a journal cut short, and on PostgreSQL writers lock it for their turn. */
@Entity('journal_head')
export class JournalHeadEntity implements RecordHead {
  @PrimaryColumn({ type: 'integer' })
  id: number;

  @IntegerColumn()
  seq: number;

  @TextColumn()
  hash: string;

  @CountColumn()
  writes: number;
}
