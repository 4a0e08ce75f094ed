import type { ContactRow, DeliveryRow } from '../records/index.ts';

/** What a channel knows after an attempt; it never guesses further. */
export type Outcome =
  | { state: 'delivered' | 'sent'; detail?: string }
  | { state: 'failed'; retry: boolean; why: string };

/** One way to reach a recipient. */
export interface Channel {
  readonly name: string;
  /** Null for the inbox, which needs no address. Throws a Problem when the address cannot be used. */
  checkAddress(address: string): Promise<void>;
  /** One attempt; the delivery's id is the message's id and stays the same when it is repeated. */
  deliver(delivery: DeliveryRow, contact: ContactRow | null): Promise<Outcome>;
}
