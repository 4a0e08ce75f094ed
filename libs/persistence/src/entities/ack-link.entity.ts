import { Entity, PrimaryColumn } from 'typeorm';
import type { AckLinkRow } from '#runtime';
import { DocumentColumn, InstantColumn, TextColumn } from './columns.ts';

/** A link to acknowledge that was used; the id is the delivery's, so that no delivery has two. */
@Entity('ack_link')
export class AckLinkEntity implements AckLinkRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @TextColumn()
  contactId: string;

  @TextColumn()
  recipient: string;

  @DocumentColumn()
  taskIds: string[];

  @InstantColumn()
  usedAt: number;
}
