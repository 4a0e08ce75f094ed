import type { Plan, Text } from '#plan';
import type { ContactTestLineRow, Reader } from '#runtime';
import { titlesOf } from './whom.ts';

export interface Answer {
  answeredAt: number;
  answeredBy: string;
  late: boolean;
  onBehalfOf: string | null;
  spokenWith: string | null;
}

/** The answer to one message; null while there is none. */
export const answerOf = (line: ContactTestLineRow, endsAt: number): Answer | null => {
  const { answeredAt, answeredBy, onBehalfOf, spokenWith } = line;
  if (answeredAt === null) return null;
  return { answeredAt, answeredBy: answeredBy!, late: answeredAt >= endsAt, onBehalfOf, spokenWith };
};

/** The earliest of several. */
export const firstOf = (answers: readonly (Answer | null)[]): Answer | null =>
  answers.reduce((one, other) => (other && (!one || other.answeredAt < one.answeredAt) ? other : one), null);

export const inTime = (answer: Answer | null): boolean => answer !== null && !answer.late;

/** The messages of each recipient with its title, in the order of sending. */
export async function byRecipient(
  find: Reader['find'],
  plans: readonly Plan[],
  lines: readonly ContactTestLineRow[],
): Promise<[string, Text, ContactTestLineRow[]][]> {
  const groups = new Map<string, ContactTestLineRow[]>();
  for (const line of lines) groups.set(line.recipient, [...(groups.get(line.recipient) ?? []), line]);
  const titles = await titlesOf(find, plans, [...groups.keys()]);
  return [...groups].map(([recipient, mine]) => [recipient, titles.get(recipient)!, mine]);
}
