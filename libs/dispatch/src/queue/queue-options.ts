import type { DeliveryClass } from '#runtime';

export interface QueueOptions {
  /** How many jobs of a class run at once in this process. */
  concurrency?: Partial<Record<DeliveryClass, number>>;
  /** How often a job is tried whose handler rejects; afterwards only the sweep brings it back. */
  attempts?: number;
  /** Pause before the first repetition; it doubles each time. */
  backoffMs?: number;
  /** How long close() waits for handlers that are running. */
  drainMs?: number;
  /** Told of rejected handlers and of lost connections (once for each outage, not at each attempt). */
  onError?: (error: Error) => void;
}

export interface QueueSettings {
  concurrency: Record<DeliveryClass, number>;
  attempts: number;
  backoffMs: number;
  drainMs: number;
  onError: (error: Error) => void;
}

/**
 * Urgent gets most of the room, so that routine work never holds it up. A contact takes up four places at the most, so
 * that a dozen dead ones at a time leave room for the others.
 */
const CONCURRENCY = { urgent: 64, routine: 16 };

export const queueSettings = (options: QueueOptions = {}): QueueSettings => ({
  concurrency: { ...CONCURRENCY, ...options.concurrency },
  attempts: options.attempts ?? 5,
  backoffMs: options.backoffMs ?? 250,
  drainMs: options.drainMs ?? 10_000,
  onError: options.onError ?? (() => undefined),
});
