import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { SessionRow } from '#runtime';
import { InstantColumn, TextColumn } from './columns.ts';

/** A browser session or a bearer token; only hashes of the secret. */
@Entity('session')
@Index('session_account', ['accountId'])
@Index('session_previous', ['previous'])
export class SessionEntity implements SessionRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @TextColumn()
  accountId: string;

  @TextColumn()
  kind: SessionRow['kind'];

  @TextColumn()
  label: string;

  @InstantColumn()
  createdAt: number;

  @InstantColumn()
  rotatedAt: number;

  @InstantColumn()
  expiresAt: number;

  @TextColumn({ nullable: true })
  previous: string | null;

  @InstantColumn({ nullable: true })
  revokedAt: number | null;
}
