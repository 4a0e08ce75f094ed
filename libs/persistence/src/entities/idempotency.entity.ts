import { Entity, PrimaryColumn } from 'typeorm';
import type { IdempotencyRow } from '#runtime';
import { DocumentColumn, InstantColumn, TextColumn } from './columns.ts';

/** The answer that an Idempotency-Key was given. */
@Entity('idempotency')
export class IdempotencyEntity implements IdempotencyRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @TextColumn()
  bodyHash: string;

  @DocumentColumn({ nullable: true })
  answer: unknown;

  @InstantColumn()
  at: number;
}
