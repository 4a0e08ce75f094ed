import {
  type DeliveryRow,
  type HandOverRow,
  notify,
  personToReach,
  planOf,
  type Session,
  type TaskRow,
} from '#runtime';

/**
 * A shift has been handed over: what still waits to be sent to whoever went off is released, and the same step goes to
 * whoever came on; so does the last step where it never reached anybody. The step keeps its number and the next one
 * its clock, so none is lost and none taken twice.
 */
export async function handOverReminders(session: Session, passed: HandOverRow): Promise<void> {
  const tasks = await session.find('task', { recipient: passed.subject, state: 'issued' }, { orderBy: 'id' });
  for (const task of tasks) await passOn(session, passed, task);
}

async function passOn(session: Session, passed: HandOverRow, task: TaskRow): Promise<void> {
  const deliveries = await session.find('delivery', { taskId: task.id }, { orderBy: 'id' });
  const escalated = deliveries.filter(({ message }) => message.kind === 'task.escalated');
  const last = escalated.at(-1)?.message['step'];
  const own = escalated.filter((each) => onDutyOf(each)?.role === passed.role);
  const open = own.filter(
    (each) =>
      each.state === 'queued' ||
      (each.state === 'failed' &&
        each.message['step'] === last &&
        onDutyOf(each)?.shiftId === passed.data.from?.shiftId),
  );
  for (const step of new Set(open.map(({ message }) => message['step'] as string))) {
    const running = open.filter(({ message }) => message['step'] === step);
    for (const each of running)
      if (each.state === 'queued')
        session.put('delivery', { ...each, state: 'withdrawn', nextAttemptAt: null });
    await sendAgain(session, passed, task, running[0]!, own);
  }
}

async function sendAgain(
  session: Session,
  { id, seq, state, role, data }: HandOverRow,
  task: TaskRow,
  { recipient, urgency, message }: DeliveryRow,
  own: readonly DeliveryRow[],
): Promise<void> {
  const step = message['step'] as string;
  const arrived = own.some(
    (each) =>
      each.message['step'] === step &&
      each.channel === 'inbox' &&
      (each.state === 'delivered' || each.state === 'acknowledged'),
  );
  const about = await session.case(task.incidentId);
  const { plan } = planOf(session.plans, about);
  const onDuty = await personToReach(session, plan, data.to);
  await notify(session, about, [
    {
      ...{ recipient, urgency, taskId: task.id, contactRole: role, onDuty },
      message: { ...message, onDuty: { role, name: data.to.name, shiftId: data.to.shiftId } },
      // The inbox is the agency's: what has arrived there does not come a second time.
      ...(arrived && { inbox: false as const }),
    },
  ]);
  await session.record('hand_over', id, 'hand-over.reminder-passed-on', {
    ...{ incidentId: task.incidentId, streamSeq: seq, state },
    data: { recipient, taskId: task.id, step, from: data.from, to: data.to },
  });
}

const onDutyOf = ({ message }: DeliveryRow) =>
  message['onDuty'] as { role: HandOverRow['role']; shiftId: string } | undefined;
