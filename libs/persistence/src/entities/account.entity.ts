import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { AccountRow } from '#runtime';
import { DocumentColumn, FlagColumn, InstantColumn, IntegerColumn, TextColumn } from './columns.ts';

/** A person or a system that may log in. */
@Entity('account')
@Index('account_login', ['login'], { unique: true })
export class AccountEntity implements AccountRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @TextColumn()
  login: string;

  @TextColumn()
  name: string;

  @TextColumn()
  passwordHash: string;

  @DocumentColumn()
  posts: AccountRow['posts'];

  @FlagColumn()
  active: boolean;

  @IntegerColumn()
  failedLogins: number;

  @InstantColumn({ nullable: true })
  lockedUntil: number | null;

  @InstantColumn()
  createdAt: number;
}
