import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { InformedRow } from '#runtime';
import { DocumentColumn, InstantColumn, TextColumn } from './columns.ts';

/** Who had to be told of a change of a response, and how it is known that they were. */
@Entity('informed')
@Index('informed_response', ['responseId'])
export class InformedEntity implements InformedRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @TextColumn()
  incidentId: string;

  @TextColumn()
  responseId: string;

  @TextColumn()
  post: string;

  @TextColumn()
  occasion: InformedRow['occasion'];

  @TextColumn({ nullable: true })
  level: string | null;

  @TextColumn({ nullable: true })
  cite: string | null;

  @InstantColumn()
  toldAt: number;

  @InstantColumn({ nullable: true })
  confirmedAt: number | null;

  @DocumentColumn({ nullable: true })
  confirmation: InformedRow['confirmation'];
}
