import { Entity, Index } from 'typeorm';
import type { ReleaseRow } from '#runtime';
import { FlagColumn, InstantColumn, TextColumn } from './columns.ts';
import { InstanceEntity } from './instance.entity.ts';

/** One text for the public, from its draft to its correction or withdrawal. */
@Entity('release')
@Index('release_incident', ['incidentId'])
@Index('release_published', ['publishedAt'])
export class ReleaseEntity
  extends InstanceEntity<ReleaseRow['context'], ReleaseRow['data']>
  implements ReleaseRow
{
  @TextColumn()
  incidentId: string;

  @FlagColumn()
  exercise: boolean;

  @InstantColumn({ nullable: true })
  publishedAt: number | null;
}
