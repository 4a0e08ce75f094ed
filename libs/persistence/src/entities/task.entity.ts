import { Entity, Index } from 'typeorm';
import type { TaskRow } from '#runtime';
import { InstantColumn, TextColumn } from './columns.ts';
import { InstanceEntity } from './instance.entity.ts';
import { conditionOf, OPEN_TASKS } from './partial-index.ts';

/** One duty of one recipient. Hot: one activation writes some sixty, so it has few indexes. */
@Entity('task')
@Index('task_response', ['responseId'])
@Index('task_incident', ['incidentId'])
@Index(OPEN_TASKS.name, [OPEN_TASKS.key], { where: conditionOf(OPEN_TASKS) })
export class TaskEntity extends InstanceEntity<TaskRow['context'], TaskRow['data']> implements TaskRow {
  @TextColumn()
  incidentId: string;

  @TextColumn({ nullable: true })
  responseId: string | null;

  @TextColumn()
  key: string;

  @TextColumn()
  recipient: string;

  @TextColumn()
  urgency: TaskRow['urgency'];

  @InstantColumn({ nullable: true })
  dueAt: number | null;
}
