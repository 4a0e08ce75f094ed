import { Entity, Index } from 'typeorm';
import type { LinkedResponseRow } from '#runtime';
import { TextColumn } from './columns.ts';
import { InstanceEntity } from './instance.entity.ts';

/** A response of another body beside ours: a county's, a specialised one, the region's. */
@Entity('linked_response')
@Index('linked_response_incident', ['incidentId', 'kind', 'subject'])
export class LinkedResponseEntity
  extends InstanceEntity<LinkedResponseRow['context'], LinkedResponseRow['data']>
  implements LinkedResponseRow
{
  @TextColumn()
  incidentId: string;

  @TextColumn()
  kind: LinkedResponseRow['kind'];

  @TextColumn()
  subject: string;
}
