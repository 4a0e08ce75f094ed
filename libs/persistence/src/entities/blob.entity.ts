import { Entity, PrimaryColumn } from 'typeorm';
import type { BlobRow } from '#runtime';
import { InstantColumn, IntegerColumn, TextColumn } from './columns.ts';

/** The bytes of attachments, by their hash. */
@Entity('blob')
export class BlobEntity implements BlobRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @IntegerColumn()
  size: number;

  @TextColumn()
  content: string;

  @InstantColumn()
  createdAt: number;
}
