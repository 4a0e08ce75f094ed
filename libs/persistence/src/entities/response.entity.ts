import { Entity, Index } from 'typeorm';
import type { ResponseRow } from '#runtime';
import { TextColumn } from './columns.ts';
import { InstanceEntity } from './instance.entity.ts';

/** The response to an incident; `level` repeats the context so that reads can ask for it. */
@Entity('response')
@Index('response_incident', ['incidentId'])
export class ResponseEntity
  extends InstanceEntity<ResponseRow['context'], ResponseRow['data']>
  implements ResponseRow
{
  @TextColumn()
  incidentId: string;

  @TextColumn({ nullable: true })
  level: string | null;
}
