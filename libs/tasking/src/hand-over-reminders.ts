import {
  ARRIVED,
  type DeliveryRow,
  type HandOverRow,
  listedTasks,
  type Notice,
  notify,
  personToReach,
  planOf,
  type Session,
  strike,
  type TaskRow,
} from '#runtime';
import { listed } from './listed-task.ts';

/**
 * A shift has been handed over: what still waits to be sent to whoever went off is released, and the same step goes to
 * whoever came on; so does the last step where it never reached anybody. The step keeps its number and the next one
 * its clock, so none is lost and none taken twice.
 */
export async function handOverReminders(session: Session, passed: HandOverRow): Promise<void> {
  const tasks = await session.find('task', { recipient: passed.subject, state: 'issued' }, { orderBy: 'id' });
  const incidentId = [...new Set(tasks.map((task) => task.incidentId))];
  const told = incidentId.length
    ? await session.find('delivery', { incidentId, recipient: passed.subject }, { orderBy: 'id' })
    : [];
  const notices = new Map<string, Notice[]>();
  for (const task of tasks) {
    const own = notices.get(task.incidentId) ?? [];
    notices.set(task.incidentId, own);
    own.push(...(await passOn(session, passed, task, told)));
  }
  for (const [id, each] of notices) await notify(session, await session.case(id), each);
}

async function passOn(
  session: Session,
  passed: HandOverRow,
  task: TaskRow,
  told: readonly DeliveryRow[],
): Promise<Notice[]> {
  const about = await session.case(task.incidentId);
  const escalated = told.filter(
    (row) => row.message.kind === 'task.escalated' && listedTasks(row).includes(task.id),
  );
  const last = escalated.at(-1)?.message['step'];
  const own = escalated.filter((each) => onDutyOf(each)?.role === passed.role);
  const open = own.filter(
    (each) =>
      each.state === 'queued' ||
      (each.state === 'failed' &&
        each.message['step'] === last &&
        onDutyOf(each)?.shiftId === passed.data.from?.shiftId),
  );
  const notices: Notice[] = [];
  for (const step of new Set(open.map(({ message }) => message['step'] as string))) {
    const running = open.filter(({ message }) => message['step'] === step);
    for (const each of running)
      if (each.state === 'queued')
        // As it is by now: another of its tasks may have been taken off it just before.
        strike(session, about, (await session.get('delivery', each.id))!, new Set([task.id]));
    notices.push(await sendAgain(session, passed, task, running[0]!, own));
  }
  return notices;
}

async function sendAgain(
  session: Session,
  { id, seq, state, role, data }: HandOverRow,
  task: TaskRow,
  { recipient, urgency, message }: DeliveryRow,
  own: readonly DeliveryRow[],
): Promise<Notice> {
  const step = message['step'] as string;
  const arrived = own.some(
    (each) => each.message['step'] === step && each.channel === 'inbox' && ARRIVED.includes(each.state),
  );
  const about = await session.case(task.incidentId);
  const { plan } = planOf(session.plans, about);
  const onDuty = await personToReach(session, plan, data.to);
  await session.record('hand_over', id, 'hand-over.reminder-passed-on', {
    ...{ incidentId: task.incidentId, streamSeq: seq, state },
    data: { recipient, taskId: task.id, step, from: data.from, to: data.to },
  });
  return {
    ...{ recipient, urgency, contactRole: role, onDuty },
    message: {
      ...message,
      tasks: [listed(task)],
      onDuty: { role, name: data.to.name, shiftId: data.to.shiftId },
    },
    // The inbox is the agency's: what has arrived there does not come a second time.
    ...(arrived && { inbox: false as const }),
  };
}

const onDutyOf = ({ message }: DeliveryRow) =>
  message['onDuty'] as { role: HandOverRow['role']; shiftId: string } | undefined;
