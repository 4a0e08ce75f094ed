import type { Plan, Text } from '#plan';
import type {
  ContactTestCounts,
  ContactTestLineRow,
  ContactTestRow,
  DeliveryRow,
  Plans,
  Reader,
} from '#runtime';
import { currentPlans, titlesOf } from './whom.ts';

export interface Answer {
  answeredAt: number;
  answeredBy: string;
  late: boolean;
  onBehalfOf: string | null;
  spokenWith: string | null;
}

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

const answerOf = (line: ContactTestLineRow, endsAt: number): Answer | null => {
  const { answeredAt, answeredBy, onBehalfOf, spokenWith } = line;
  if (answeredAt === null) return null;
  return { answeredAt, answeredBy: answeredBy!, late: answeredAt > endsAt, onBehalfOf, spokenWith };
};

const first = (answers: readonly (Answer | null)[]): Answer | null =>
  answers.reduce((one, other) => (other && (!one || other.answeredAt < one.answeredAt) ? other : one), null);

const inTime = (answer: Answer | null): boolean => answer !== null && !answer.late;

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
    ...{ recipient, title, answer: first(mine.map((line) => answerOf(line, test.endsAt))) },
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

async function byRecipient(
  find: Reader['find'],
  plans: readonly Plan[],
  lines: readonly ContactTestLineRow[],
): Promise<[string, Text, ContactTestLineRow[]][]> {
  const groups = new Map<string, ContactTestLineRow[]>();
  for (const line of lines) groups.set(line.recipient, [...(groups.get(line.recipient) ?? []), line]);
  const titles = await titlesOf(find, plans, [...groups.keys()]);
  return [...groups].map(([recipient, mine]) => [recipient, titles.get(recipient)!, mine]);
}

/** The numbers when the window has ended, and who was silent. */
export async function tally(
  find: Reader['find'],
  plans: Plans,
  { id, endsAt }: ContactTestRow,
): Promise<{ counts: ContactTestCounts; silent: { recipient: string; title: Text }[] }> {
  const lines = await find('contact_test_line', { contactTestId: id }, { orderBy: 'id' });
  const answers = (some: readonly ContactTestLineRow[]) =>
    some.map((line) => answerOf(line, endsAt)).filter(inTime);
  const groups = await byRecipient(find, currentPlans(plans), lines);
  const answered = groups.filter(([, , mine]) => answers(mine).length);
  const silent = groups
    .filter(([, , mine]) => !answers(mine).length)
    .map(([recipient, title]) => ({ recipient, title }));
  const byPhone = answered.filter(([, , mine]) =>
    answers(mine).every((answer) => answer!.onBehalfOf !== null),
  );
  const contacts = lines.filter(({ contactId }) => contactId !== null);
  const counts = {
    ...{
      recipients: groups.length,
      answered: answered.length,
      byPhone: byPhone.length,
      silent: silent.length,
    },
    ...{ contacts: contacts.length, silentContacts: contacts.length - answers(contacts).length },
  };
  return { counts, silent };
}
