import type { ContactRow, DeliveryRow } from '../records/index.ts';

/** What a channel knows after an attempt; it never guesses further. */
export type Outcome =
  | { state: 'delivered' | 'sent'; detail?: string }
  | { state: 'failed'; retry: boolean; why: string };

/** A message in words, for channels that people read. */
export interface MessageText {
  /** One line. */
  subject: string;
  text: string;
  /** The same with mark-up, for channels that show it. */
  html: string | null;
}

/** Puts a delivery into words for a contact, by the templates of its plan. Throws a Problem where none serves. */
export type Composer = (delivery: DeliveryRow, contact: ContactRow) => Promise<MessageText>;

/** One way to reach a recipient. */
export interface Channel {
  readonly name: string;
  /** Throws a Problem when the address cannot be used; the inbox, which needs none, takes any. */
  checkAddress(address: string): Promise<void>;
  /**
   * One attempt; the delivery's id is the message's id and stays the same when it is repeated. `words` is asked only
   * by channels that people read.
   */
  deliver(
    delivery: DeliveryRow,
    contact: ContactRow | null,
    words: () => Promise<MessageText>,
  ): Promise<Outcome>;
}
