import { type Plan, recipientTitle, type Text } from '#plan';
import type { CallRow, Reader, ResponseRow, Session } from '#runtime';

/** States of a task whose recipient has been asked and has not come to an end. */
const ASKED = ['issued', 'acknowledged', 'inProgress'];

export interface CallLine {
  recipient: string;
  title: Text;
  /** Open tasks that it has been asked, and how many of them it has not acknowledged. */
  tasks: { open: number; unacknowledged: number };
  /** Ids of those not acknowledged, so that its receipt can be recorded without asking for more. */
  awaiting: string[];
  /** Changes of the response that this post has not confirmed to know. */
  unconfirmed: number;
  /** Outcome of the last call; null where nobody has called. */
  standing: CallRow['outcome'] | null;
  calls: CallRow[];
}

/** Whoever has a task of the response, or must be told of it. */
export async function toBeCalled(
  reader: Pick<Session | Reader, 'find'>,
  { id: responseId }: Pick<ResponseRow, 'id'>,
): Promise<ReadonlySet<string>> {
  const tasks = await reader.find('task', { responseId });
  const informed = await reader.find('informed', { responseId });
  return new Set([
    ...informed.map(({ post }) => `post:${post}`),
    ...tasks.filter(({ state }) => ASKED.includes(state)).map(({ recipient }) => recipient),
  ]);
}

/** Whom to call for a response and what came of it: posts first, then agencies and counties. */
export async function callSheet(
  reader: Pick<Reader, 'find'>,
  plan: Plan,
  response: ResponseRow,
): Promise<CallLine[]> {
  const { id: responseId } = response;
  const tasks = await reader.find('task', { responseId, state: ASKED });
  const informed = await reader.find('informed', { responseId, confirmedAt: null });
  const calls = await reader.find('call', { responseId }, { orderBy: 'at' });
  return [...(await toBeCalled(reader, response))].map((recipient) => {
    const own = tasks.filter((task) => task.recipient === recipient);
    const awaiting = own.filter(({ state }) => state === 'issued').map(({ id }) => id);
    const made = calls.filter((call) => call.recipient === recipient);
    return {
      recipient,
      title: recipientTitle(plan, recipient),
      tasks: { open: own.length, unacknowledged: awaiting.length },
      awaiting,
      unconfirmed: informed.filter(({ post }) => `post:${post}` === recipient).length,
      standing: made.at(-1)?.outcome ?? null,
      calls: made,
    };
  });
}
