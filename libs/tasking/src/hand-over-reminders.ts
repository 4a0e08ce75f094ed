import { type DeliveryRow, type HandOverRow, notify, type Session, type TaskRow } from '#runtime';

/**
 * A shift has been handed over: what still waits to be sent to whoever went off is released, and the same step goes to
 * whoever came on. The step keeps its number and the next one its clock, so none is lost and none taken twice.
 */
export async function handOverReminders(session: Session, passed: HandOverRow): Promise<void> {
  const tasks = await session.find('task', { recipient: passed.subject, state: 'issued' }, { orderBy: 'id' });
  for (const task of tasks) await passOn(session, passed, task);
}

async function passOn(
  session: Session,
  { id, seq, state, role, data }: HandOverRow,
  task: TaskRow,
): Promise<void> {
  const deliveries = await session.find('delivery', { taskId: task.id }, { orderBy: 'id' });
  const own = deliveries.filter((each) => isForRole(each, role));
  const waiting = own.filter((each) => each.state === 'queued');
  for (const step of new Set(waiting.map(({ message }) => message['step'] as string))) {
    const running = waiting.filter(({ message }) => message['step'] === step);
    for (const each of running) session.put('delivery', { ...each, state: 'withdrawn', nextAttemptAt: null });
    const arrived = own.some(
      ({ message, channel, state: was }) =>
        message['step'] === step && channel === 'inbox' && was !== 'queued' && was !== 'withdrawn',
    );
    const { recipient, urgency, message } = running[0]!;
    const about = await session.case(task.incidentId);
    await notify(session, about, [
      {
        ...{ recipient, urgency, taskId: task.id, contactRole: role, onDuty: data.to },
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
}

const isForRole = ({ message }: DeliveryRow, role: HandOverRow['role']): boolean =>
  message.kind === 'task.escalated' && (message['onDuty'] as { role?: string } | undefined)?.role === role;
