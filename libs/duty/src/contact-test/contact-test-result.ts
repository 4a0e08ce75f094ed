import type { Text } from '#plan';
import type { ContactTestLineRow, ContactTestRow, DeliveryRow, Plans, Reader } from '#runtime';
import { type Answer, answerOf, byRecipient, firstOf, inTime } from './answers.ts';
import { currentPlans } from './whom.ts';

/** One message of the test, and what became of it. */
export interface Line {
  deliveryId: string;
  /** Null for the inbox. */
  contactId: string | null;
  role: ContactTestLineRow['role'];
  channel: string;
  delivery: {
    state: DeliveryRow['state'];
    sentAt: number | null;
    deliveredAt: number | null;
    why: string | null;
  };
  answer: Answer | null;
}

export interface TestedRecipient {
  recipient: string;
  title: Text;
  /** The first one, over whichever inbox or contact. */
  answer: Answer | null;
  lines: Line[];
}

export interface ContactTestResult {
  id: string;
  seq: number;
  state: string;
  startedAt: number;
  endsAt: number;
  items: TestedRecipient[];
  /** From whom no answer came within the window; a late one is told. */
  silent: { recipient: string; title: Text; answer: Answer | null }[];
}

/** What came back, by recipient in the order of sending; with `own`, of these recipients only. */
export async function contactTestResult(
  reader: Pick<Reader, 'find' | 'get'>,
  plans: Plans,
  test: ContactTestRow,
  own?: readonly string[],
): Promise<ContactTestResult> {
  const where = { contactTestId: test.id, ...(own && { recipient: own }) };
  const lines = await reader.find('contact_test_line', where, { orderBy: 'id' });
  const sent = await reader.get(
    'delivery',
    lines.map(({ id }) => id),
  );
  const deliveries = new Map(sent.map((delivery) => [delivery.id, delivery]));
  const find: Reader['find'] = (...asked) => reader.find(...asked);
  const items = (await byRecipient(find, currentPlans(plans), lines)).map(([recipient, title, mine]) => ({
    ...{ recipient, title, answer: firstOf(mine.map((line) => answerOf(line, test.endsAt))) },
    lines: mine.map((line) => lineOf(line, deliveries.get(line.id)!, test.endsAt)),
  }));
  const { id, seq, state, createdAt: startedAt, endsAt } = test;
  const silent = items
    .filter(({ answer }) => !inTime(answer))
    .map(({ recipient, title, answer }) => ({ recipient, title, answer }));
  return { id, seq, state, startedAt, endsAt, items, silent };
}

function lineOf(line: ContactTestLineRow, delivery: DeliveryRow, endsAt: number): Line {
  const { id: deliveryId, contactId, role, channel } = line;
  const { state, sentAt, deliveredAt, lastError: why } = delivery;
  return {
    ...{ deliveryId, contactId, role, channel },
    ...{ delivery: { state, sentAt, deliveredAt, why }, answer: answerOf(line, endsAt) },
  };
}
