import type { DeliveryRow } from '../records/index.ts';

export type DeliveryClass = DeliveryRow['urgency'];

/**
 * A handful of deliveries to make. The id never changes for the same deliveries, so handing a job over twice is
 * harmless; letters, digits and hyphens only.
 */
export interface DeliveryJob {
  id: string;
  deliveryIds: string[];
}

/**
 * Hands jobs to whoever makes the deliveries, at least once each. It is not the record: it may lose everything
 * at any moment, and the sweep hands over again what the outbox still shows as queued.
 */
export interface DeliveryQueue {
  readonly kind: 'bullmq' | 'in-process';
  /** Rejects within a few seconds when the queue cannot be reached; never hangs. */
  add(cls: DeliveryClass, jobs: readonly DeliveryJob[]): Promise<void>;
  /** A rejected handler leaves its job to be tried again. */
  consume(cls: DeliveryClass, handler: (job: DeliveryJob) => Promise<void>): Promise<void>;
  /** Jobs waiting or under way, for metrics. */
  depth(cls: DeliveryClass): Promise<number>;
  /** Waits for handlers that are running, then lets go of everything. */
  close(): Promise<void>;
}
