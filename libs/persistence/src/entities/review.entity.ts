import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { FindingRow, PlanProposalRow, ReviewRow } from '#runtime';
import { InstantColumn, TextColumn } from './columns.ts';
import { InstanceEntity } from './instance.entity.ts';

/** The review of one process. */
@Entity('review')
@Index('review_incident', ['incidentId'], { unique: true })
export class ReviewEntity
  extends InstanceEntity<ReviewRow['context'], ReviewRow['data']>
  implements ReviewRow
{
  @TextColumn()
  incidentId: string;
}

/** What a review found. */
@Entity('finding')
@Index('finding_review', ['reviewId'])
export class FindingEntity implements FindingRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @TextColumn()
  incidentId: string;

  @TextColumn()
  reviewId: string;

  @TextColumn()
  kind: FindingRow['kind'];

  @TextColumn()
  words: string;

  @TextColumn({ nullable: true })
  clause: string | null;

  @TextColumn()
  notedBy: string;

  @InstantColumn()
  notedAt: number;
}

/** A proposal to change the plan, and what became of it. */
@Entity('plan_proposal')
@Index('plan_proposal_review', ['reviewId'])
export class PlanProposalEntity
  extends InstanceEntity<PlanProposalRow['context'], PlanProposalRow['data']>
  implements PlanProposalRow
{
  @TextColumn()
  incidentId: string;

  @TextColumn()
  reviewId: string;

  @TextColumn()
  clause: string;
}
