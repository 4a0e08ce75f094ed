import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { ReportRow } from '#runtime';
import { DocumentColumn, FlagColumn, InstantColumn, TextColumn } from './columns.ts';

/** A division's report as received; only `supersededBy` and `counted` change afterwards. */
@Entity('report')
@Index('report_division', ['incidentId', 'division', 'asOf'])
export class ReportEntity implements ReportRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @TextColumn()
  incidentId: string;

  @TextColumn()
  division: string;

  @TextColumn()
  kind: ReportRow['kind'];

  @InstantColumn()
  asOf: number;

  @InstantColumn()
  receivedAt: number;

  @InstantColumn()
  enteredAt: number;

  @TextColumn()
  channel: ReportRow['channel'];

  @TextColumn()
  basis: ReportRow['basis'];

  @DocumentColumn()
  reported: ReportRow['reported'];

  @DocumentColumn()
  figures: ReportRow['figures'];

  @TextColumn()
  narrative: string;

  @TextColumn()
  needs: string;

  @TextColumn()
  explanation: string;

  @DocumentColumn()
  townships: ReportRow['townships'];

  @TextColumn({ nullable: true })
  supersedes: string | null;

  @TextColumn({ nullable: true })
  supersededBy: string | null;

  @TextColumn()
  reporter: string;

  @TextColumn({ nullable: true })
  onBehalfOf: string | null;

  @FlagColumn()
  counted: boolean;
}
