import { resolveTasks } from '#plan';
import { type Command, fallBack, fireDeadline, notify, planOf, recipientOf, type Session } from '#runtime';
import { createTasks, issueNotice } from '#tasking';
import { isAbout } from '../checks/messages.ts';
import type { Repair } from '../gap.ts';
import { recordGap } from './note-gaps.ts';

type Mend<K extends Repair['kind']> = (
  session: Session,
  repair: Extract<Repair, { kind: K }>,
) => Promise<string | null>;

/**
 * Puts right what can be put right by the engine's own commands. Everything is looked at again in this transaction, and
 * there is one writer: a second auditor finds it done and does nothing.
 */
export const repairGap: Command<{ gapId: string; repair: Repair }, { repaired: boolean }> = {
  name: 'repair-gap',
  refs: ({ gapId }) => [{ table: 'audit_gap', id: gapId }],
  async handle(session, { gapId, repair }) {
    const gap = await session.get('audit_gap', gapId);
    if (gap?.state !== 'open') return { repaired: false };
    const done = await (MENDS[repair.kind] as Mend<Repair['kind']>)(session, repair);
    if (done === null) return { repaired: false };
    const repaired = {
      ...gap,
      state: 'repaired' as const,
      repairedAt: session.now,
      data: { ...gap.data, repair: done },
    };
    session.put('audit_gap', repaired);
    await recordGap(session, repaired, 'audit.gap-repaired');
    return { repaired: true };
  },
};

/** What each does, in a word for the journal; null where there is nothing, or nothing safe, to do any more. */
const MENDS: { [K in Repair['kind']]: Mend<K> } = {
  async deadline(session, { row, seq }) {
    const owner = await session.get(row.subject as 'task', row.subjectId);
    const there = await session.get('deadline', row.id);
    if (owner?.seq !== seq || there?.dueAt === row.dueAt) return null;
    session.put('deadline', row);
    return 'deadline set';
  },
  async message(session, { taskId }) {
    const task = await session.get('task', taskId);
    if (task?.state !== 'issued') return null;
    const sent = await session.find('delivery', { incidentId: task.incidentId, recipient: task.recipient });
    const waits = sent.some(
      (row) =>
        row.message.kind === 'task.issued' &&
        isAbout(row, taskId) &&
        !['withdrawn', 'failed', 'exhausted'].includes(row.state),
    );
    if (waits) return null;
    const about = await session.case(task.incidentId);
    await notify(session, about, [issueNotice(about, task)]);
    return 'message put in the outbox';
  },
  async task(session, { responseId, key, recipient }) {
    const response = await session.get('response', responseId);
    if (!response?.level || !['active', 'terminating'].includes(response.state)) return null;
    const made = await session.find('task', { responseId });
    if (made.some((task) => task.key === key && task.recipient === recipient)) return null;
    const about = await session.require('incident', response.incidentId);
    const resolved = resolveTasks(planOf(session.plans, about).plan, response.level, {
      affectedDivisions: about.data.affected,
      namedAtStart: response.data.namedAtStart,
    }).filter((task) => task.key === key && recipientOf(task) === recipient);
    if (!resolved.length) return null;
    await createTasks(session, { about, response }, resolved);
    return 'task made';
  },
  async attempt(session, { deliveryId }) {
    const row = await session.get('delivery', deliveryId);
    if (!row || (row.state === 'queued' && row.nextAttemptAt !== null)) return null;
    if (row.state !== 'queued' && row.state !== 'failed') return null;
    session.put('delivery', { ...row, state: 'queued', attempts: 0, nextAttemptAt: session.now });
    const { id, incidentId, recipient, channel, taskId } = row;
    await session.record('delivery', id, 'delivery.retried', {
      ...{ incidentId: incidentId ?? undefined, state: 'queued' },
      data: { recipient, channel, taskId },
    });
    return 'attempt planned';
  },
  async fire(session, { deadlineId: id }) {
    const { fired } = await fireDeadline.handle(session, { id });
    return fired ? 'fired' : null;
  },
  async 'fall-back'(session, { deliveryId }) {
    const { fellBack } = await fallBack.handle(session, { deliveryId });
    return fellBack ? 'sent to the next contact' : null;
  },
  async 'hand-over'(session, { deliveryId }) {
    const row = await session.get('delivery', deliveryId);
    return row?.state === 'queued' ? 'handed over again' : null;
  },
};
