import { beijingIso } from '#kernel';
import { type Plan, recipientTitle } from '#plan';
import type { Reader, ResponseRow, TaskRow } from '#runtime';
import type { Picture } from '../answers/picture.answer.ts';

/** Duties that have passed to somebody else or are asked no longer. */
const GONE = ['planned', 'withdrawn', 'reassigned'];

/** A response as a whole: each recipient with its tasks and how far they are, in the plan's order. */
export async function pictureOf(
  reader: Reader,
  plan: Plan,
  response: ResponseRow,
  now: number,
): Promise<Picture> {
  const [tasks, exhausted] = await Promise.all([
    reader.find('task', { responseId: response.id }, { orderBy: 'id' }),
    reader.tally('delivery', { incidentId: response.incidentId, state: 'exhausted' }, ['recipient']),
  ]);
  const recipients = new Map<string, Picture['recipients'][number]>();
  for (const task of tasks) {
    const { recipient, state } = task;
    if (GONE.includes(state)) continue;
    const row = recipients.get(recipient) ?? {
      ...{ recipient, title: recipientTitle(plan, recipient), tasks: [] },
      exhausted: exhausted.find((one) => one.recipient === recipient)?.count ?? 0,
    };
    recipients.set(recipient, row);
    row.tasks.push(shown(task));
  }
  return { at: beijingIso(now), recipients: [...recipients.values()] };
}

const iso = (at: number | null): string | null => (at === null ? null : beijingIso(at));

function shown({ data, context, ...row }: TaskRow): Picture['recipients'][number]['tasks'][number] {
  const last = data.notes.at(-1);
  return {
    ...{ id: row.id, seq: row.seq, key: row.key, title: data.title, cite: data.cite, measure: data.measure },
    ...{ urgency: row.urgency, state: row.state, overdue: context.overdue },
    ...{ adjustmentRequested: context.adjustmentRequested, dueAt: iso(row.dueAt) },
    ...{ createdAt: beijingIso(row.createdAt), acknowledgedAt: iso(data.acknowledgedAt) },
    escalated: data.escalated,
    lastNote: last ? { at: beijingIso(last.at), text: last.text } : null,
    ...{ condition: data.condition?.words ?? null, releasedBy: data.condition?.releasedBy ?? [] },
    releaseAskedAt: iso(data.releaseAsked?.at ?? null),
  };
}
