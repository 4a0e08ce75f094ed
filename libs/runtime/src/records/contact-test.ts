import type { ContactRole } from './delivery.ts';
import type { Instance } from './instance.ts';

/** How a test stood when its window ended; recipients, and those of their contacts from which nothing came. */
export interface ContactTestCounts {
  recipients: number;
  /** Answered within the window, by themselves or by telephone. */
  answered: number;
  /** Of those, reached by telephone only, as somebody else recorded. */
  byPhone: number;
  silent: number;
  /** Messages that went to contacts, inboxes not counted, and those of them that nobody answered in time. */
  contacts: number;
  silentContacts: number;
}

export interface ContactTestData {
  startedBy: string;
  windowMinutes: number;
  /** Recipients that were chosen; null where everybody is tested. */
  chosen: string[] | null;
  /** Null while it runs. */
  counts: ContactTestCounts | null;
  /** Started by an agency or county for itself: it stands beside the others, and the office is not told of its end. */
  own?: boolean;
}

/** A message to every contact, to see who answers (联系测试). It belongs to no case and is no exercise. */
export interface ContactTestRow extends Instance<object, ContactTestData> {
  /** From this moment on an answer is late. */
  endsAt: number;
}

/** One message of a test: to a recipient's inbox or to one of its contacts. */
export interface ContactTestLineRow {
  /** That of its delivery, which tells what became of the message. */
  id: string;
  contactTestId: string;
  /** `agency:<key>`, `division:<code>`, `post:<key>`, or `account:<id>` for a person's own contact. */
  recipient: string;
  /** Null for the inbox. */
  contactId: string | null;
  role: ContactRole | null;
  channel: string;
  answeredAt: number | null;
  answeredBy: string | null;
  /** The recipient, where somebody else recorded its answer; null where it answered itself. */
  onBehalfOf: string | null;
  /** Who was spoken with, where the answer came by telephone. */
  spokenWith: string | null;
}
