import type { ContactRow, DeliveryRow } from '../records/index.ts';

/** What a channel knows after an attempt; it never guesses further. */
export type Outcome =
  | { state: 'delivered' | 'sent'; detail?: string }
  /** `works`: the way itself is well, and this message alone did not pass: no ground to pause the channel. */
  | { state: 'failed'; retry: boolean; why: string; works?: true }
  /** Nothing was sent, for a limit or a pause after failures: no attempt was made. `until`: when to try, epoch ms. */
  | { state: 'held'; until: number; why: string };

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
  /**
   * The secret of a contact of this channel: made here and shown once, given with the contact, or given where the other
   * end asks for one. Left out: contacts have none.
   */
  readonly secret?: 'made' | 'required' | 'optional';
  /** Throws a Problem when the address cannot be used; the inbox, which needs none, takes any. */
  checkAddress(address: string): Promise<void>;
  /** Throws a Problem when a secret that was given cannot be one. */
  checkSecret?(secret: string): void;
  /** The address as it may be shown, where it holds what gives access. */
  showAddress?(address: string): string;
  /**
   * One attempt; the delivery's id is the message's id and stays the same when it is repeated. `words` is asked only
   * by channels that people read.
   */
  deliver(
    delivery: DeliveryRow,
    contact: ContactRow | null,
    words: () => Promise<MessageText>,
  ): Promise<Outcome>;
  /** Tries the way itself without a message; rejects with what is wrong. */
  verify?(): Promise<void>;
  /** Lets go of connections; what is under way may end. */
  close?(): void;
}
