import { Problem } from '#kernel';
import { type ResponseRow, type Session, unsettledTasks } from '#runtime';

/** A response ends only when each open task has been settled by itself; the refusal lists those that are not. */
export async function refuseUnsettledTasks(session: Session, { id: responseId }: ResponseRow): Promise<void> {
  const unsettled = unsettledTasks(await session.find('task', { responseId }));
  if (!unsettled.length) return;
  throw new Problem(
    'decision.tasks-unsettled',
    { count: unsettled.length },
    {
      cite: '5.7',
      unsettled: unsettled.map(({ id, key, recipient, state, data }) => ({
        id,
        key,
        recipient,
        state,
        title: data.title,
      })),
    },
  );
}
