import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { DeliveryRow } from '#runtime';
import { DocumentColumn, FlagColumn, InstantColumn, IntegerColumn, TextColumn } from './columns.ts';
import { conditionOf, DUE_DELIVERIES, OPEN_DELIVERIES, UNSETTLED_DELIVERIES } from './partial-index.ts';

/** The outbox: one message to one recipient over one channel. Hot, like tasks. */
@Entity('delivery')
@Index('delivery_task', ['taskId'])
@Index('delivery_incident', ['incidentId'])
@Index(DUE_DELIVERIES.name, [DUE_DELIVERIES.key], { where: conditionOf(DUE_DELIVERIES) })
@Index(OPEN_DELIVERIES.name, [OPEN_DELIVERIES.key], { where: conditionOf(OPEN_DELIVERIES) })
@Index(UNSETTLED_DELIVERIES.name, [UNSETTLED_DELIVERIES.key], { where: conditionOf(UNSETTLED_DELIVERIES) })
export class DeliveryEntity implements DeliveryRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @TextColumn({ nullable: true })
  incidentId: string | null;

  @TextColumn({ nullable: true })
  taskId: string | null;

  @TextColumn()
  recipient: string;

  @TextColumn({ nullable: true })
  contactId: string | null;

  @TextColumn()
  channel: string;

  @TextColumn()
  urgency: DeliveryRow['urgency'];

  @FlagColumn()
  exercise: boolean;

  @TextColumn()
  state: DeliveryRow['state'];

  @IntegerColumn()
  attempts: number;

  @InstantColumn({ nullable: true })
  nextAttemptAt: number | null;

  @InstantColumn()
  createdAt: number;

  @InstantColumn({ nullable: true })
  sentAt: number | null;

  @InstantColumn({ nullable: true })
  deliveredAt: number | null;

  @InstantColumn({ nullable: true })
  acknowledgedAt: number | null;

  @TextColumn({ nullable: true })
  lastError: string | null;

  @DocumentColumn()
  message: DeliveryRow['message'];
}
