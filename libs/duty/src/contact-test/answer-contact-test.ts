import { Problem } from '#kernel';
import type { Plan } from '#plan';
import { type Command, type ContactTestLineRow, type ContactTestRow, type Session } from '#runtime';
import { currentPlans, hasInbox, mayLog, speaksFor, titlesOf } from './whom.ts';

export interface AnswerContactTest {
  contactTestId: string;
  /** Who answers; everyone whom the actor speaks for if left out. */
  recipient?: string | undefined;
  /** Over which inbox or contact the message came; the inbox if left out. */
  deliveryId?: string | undefined;
  /** For one reached by telephone: who was spoken with. */
  spokenWith?: string | undefined;
}

export interface ContactTestAnswered {
  id: string;
  seq: number;
  state: string;
  answers: { deliveryId: string; recipient: string; answeredAt: number; late: boolean }[];
}

interface Voice {
  onBehalfOf: string | null;
  spokenWith: string | null;
}

/**
 * A recipient says that the test reached it, or a post that logs records that it was reached by telephone. What was
 * answered before stays as it was; an answer after the window is kept and called late. Refuses `contact-test.not-asked`,
 * `contact-test.not-yours` and `contact-test.spoken-with-required`.
 */
export const answerContactTest: Command<AnswerContactTest, ContactTestAnswered> = {
  name: 'answer-contact-test',
  refs: ({ contactTestId }) => [{ table: 'contact_test', id: contactTestId }],
  async handle(session, input) {
    let test = await session.require('contact_test', input.contactTestId);
    const plans = currentPlans(session.plans);
    const answers: ContactTestAnswered['answers'] = [];
    for (const line of await linesToAnswer(session, plans, input)) {
      const voice = await voiceFor(session, plans, line.recipient, input.spokenWith);
      if (line.answeredAt === null) test = await answerLine(session, test, line, voice);
      const answeredAt = line.answeredAt ?? session.now;
      const { id: deliveryId, recipient } = line;
      answers.push({ deliveryId, recipient, answeredAt, late: answeredAt >= test.endsAt });
    }
    return { id: test.id, seq: test.seq, state: test.state, answers };
  },
};

async function linesToAnswer(
  session: Session,
  plans: readonly Plan[],
  { contactTestId, recipient, deliveryId }: AnswerContactTest,
): Promise<ContactTestLineRow[]> {
  const lines = await session.find('contact_test_line', { contactTestId }, { orderBy: 'id' });
  if (deliveryId !== undefined) {
    const line = lines.find(({ id }) => id === deliveryId);
    if (line && (recipient === undefined || recipient === line.recipient)) return [line];
    throw notFound('联系测试消息', 'contact_test_line', deliveryId);
  }
  const asked = lines.filter((line) =>
    recipient === undefined ? speaksFor(session.actor, line.recipient, plans) : line.recipient === recipient,
  );
  // An answer that names no message stands for the inbox; a person without one has its own contacts only.
  if (asked.length) return asked.filter((line) => line.contactId === null || !hasInbox(line.recipient));
  if (recipient !== undefined) throw notFound('联系测试对象', 'contact_test_line', recipient);
  throw new Problem('contact-test.not-asked');
}

const notFound = (kind: string, resource: string, id: string) =>
  new Problem('resource.not-found', { kind, id }, { resource, id });

async function voiceFor(
  session: Session,
  plans: readonly Plan[],
  recipient: string,
  spokenWith?: string,
): Promise<Voice> {
  if (speaksFor(session.actor, recipient, plans)) return { onBehalfOf: null, spokenWith: null };
  const title = (await titlesOf((...asked) => session.find(...asked), plans, [recipient])).get(recipient)!;
  const named = { recipientZh: title.zh, recipientEn: title.en };
  if (!mayLog(session.actor, plans)) throw new Problem('contact-test.not-yours', named, { recipient });
  if (!spokenWith?.trim()) throw new Problem('contact-test.spoken-with-required', named);
  return { onBehalfOf: title.zh, spokenWith: spokenWith.trim() };
}

function answerLine(
  session: Session,
  test: ContactTestRow,
  line: ContactTestLineRow,
  { onBehalfOf, spokenWith }: Voice,
): Promise<ContactTestRow> {
  const { id: deliveryId, recipient, contactId, channel } = line;
  session.put('contact_test_line', {
    ...line,
    ...{ answeredAt: session.now, answeredBy: session.actor.id, onBehalfOf, spokenWith },
  });
  return session.send(
    'contact_test',
    test,
    { type: 'ANSWER' },
    {
      data: {
        ...{ recipient, deliveryId, contactId, channel, late: session.now >= test.endsAt },
        ...(spokenWith ? { spokenWith } : {}),
      },
      ...(onBehalfOf ? { onBehalfOf } : {}),
    },
  );
}
