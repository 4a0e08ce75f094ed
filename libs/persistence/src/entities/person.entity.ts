import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { PersonRow } from '#runtime';
import { FlagColumn, InstantColumn, TextColumn } from './columns.ts';

/** One sealed entry of the register of persons. */
@Entity('person')
@Index('person_incident', ['incidentId'])
export class PersonEntity implements PersonRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @TextColumn()
  incidentId: string;

  @TextColumn()
  division: string;

  @TextColumn()
  state: PersonRow['state'];

  @FlagColumn()
  verified: boolean;

  @TextColumn()
  keyId: string;

  @TextColumn()
  sealed: string;

  @TextColumn({ nullable: true })
  withdrawal: string | null;

  @InstantColumn({ nullable: true })
  withdrawnAt: number | null;

  @TextColumn({ nullable: true })
  supersedes: string | null;

  @TextColumn({ nullable: true })
  supersededBy: string | null;

  @InstantColumn()
  enteredAt: number;

  @TextColumn()
  enteredBy: string;
}
