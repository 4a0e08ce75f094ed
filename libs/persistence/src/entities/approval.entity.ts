import { Entity, Index } from 'typeorm';
import type { ApprovalRow } from '#runtime';
import { TextColumn } from './columns.ts';
import { InstanceEntity } from './instance.entity.ts';

/** One decision, from its proposal to its signature; it lies before `post`. */
@Entity('approval')
@Index('approval_post', ['post', 'state'])
@Index('approval_response', ['responseId'])
@Index('approval_incident', ['incidentId'])
export class ApprovalEntity
  extends InstanceEntity<ApprovalRow['context'], ApprovalRow['data']>
  implements ApprovalRow
{
  @TextColumn()
  incidentId: string;

  @TextColumn()
  responseId: string;

  @TextColumn()
  post: string;
}
