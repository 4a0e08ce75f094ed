import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { DeliveryRow } from '#runtime';
import { DocumentColumn, FlagColumn, InstantColumn, IntegerColumn, TextColumn } from './columns.ts';
import {
  DUE_DELIVERIES,
  EXHAUSTED,
  FALLING_BACK,
  OPEN_DELIVERIES,
  UNSETTLED_DELIVERIES,
  whereOf,
} from './partial-index.ts';

/** The outbox: one message to one recipient over one channel. Hot, like tasks. */
@Entity('delivery')
@Index('delivery_incident', ['incidentId', 'recipient'])
@Index(DUE_DELIVERIES.name, [DUE_DELIVERIES.key], { where: whereOf(DUE_DELIVERIES) })
@Index(FALLING_BACK.name, [FALLING_BACK.key], { where: whereOf(FALLING_BACK) })
@Index(EXHAUSTED.name, [EXHAUSTED.key], { where: whereOf(EXHAUSTED) })
@Index(OPEN_DELIVERIES.name, [OPEN_DELIVERIES.key], { where: whereOf(OPEN_DELIVERIES) })
@Index(UNSETTLED_DELIVERIES.name, [UNSETTLED_DELIVERIES.key], { where: whereOf(UNSETTLED_DELIVERIES) })
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
  openedAt: number | null;

  @InstantColumn({ nullable: true })
  acknowledgedAt: number | null;

  @TextColumn({ nullable: true })
  lastError: string | null;

  @TextColumn({ default: '' })
  chainId: string;

  @IntegerColumn({ default: 0 })
  step: number;

  @InstantColumn({ nullable: true })
  fallBackAt: number | null;

  @InstantColumn({ nullable: true })
  gatherUntil: number | null;

  @TextColumn({ nullable: true })
  requestId: string | null;

  @TextColumn({ nullable: true })
  traceparent: string | null;

  @DocumentColumn()
  message: DeliveryRow['message'];
}
