import {
  type IncidentRow,
  type Notice,
  notify,
  planOf,
  type Reactions,
  type ResponseRow,
  type Session,
  type TaskRow,
  taskChange,
} from '#runtime';
import { createTasks, issue, issueNotice } from './issue-tasks.ts';

/** What a change of the response, of the incident or of the time means for the tasks. */
export function registerTaskReactions(reactions: Reactions): void {
  for (const fact of ['response.activated', 'response.raised', 'response.lowered'])
    reactions.on<ResponseRow>(fact, (session, entry, response) =>
      followLevel(session, response, entry.fact === 'response.lowered'),
    );
  reactions.on<ResponseRow>('response.terminated', (session, _entry, response) =>
    settleOffers(session, response),
  );
  reactions.on<IncidentRow>('incident.stabilised', (session, _entry, incident) =>
    releaseArmed(session, incident),
  );
  reactions.on('task.due-passed', async (session, entry) => {
    const task = await session.require('task', entry.streamId);
    if (['issued', 'acknowledged', 'inProgress'].includes(task.state))
      await session.send('task', task, { type: 'MARK_OVERDUE' });
  });
}

/** What is new is sent, what stays keeps its state; only lowering withdraws. */
async function followLevel(session: Session, response: ResponseRow, lowering: boolean): Promise<void> {
  const incident = await session.require('incident', response.incidentId);
  const { plan } = planOf(session.plans, incident);
  const existing = await session.find('task', { responseId: response.id });
  const change = taskChange(plan, response.level!, { incident, response }, existing);
  if (lowering)
    await withdrawAll(session, incident, change.fallAway, `response lowered to ${response.level}`);
  await createTasks(session, { incident, response }, change.fresh);
}

/** Withdraws tasks, telling those who had been asked; an offer that nobody saw goes silently. */
export async function withdrawAll(
  session: Session,
  incident: IncidentRow,
  tasks: readonly TaskRow[],
  reason: string,
): Promise<void> {
  const notices: Notice[] = [];
  for (const task of tasks) {
    const known = !['planned', 'offered', 'armed'].includes(task.state);
    const gone = await session.send('task', task, { type: 'WITHDRAW' }, { reason, data: { key: task.key } });
    await stopDeliveries(session, task);
    const notice = issueNotice(incident, gone);
    if (known) notices.push({ ...notice, message: { ...notice.message, kind: 'task.withdrawn' } });
  }
  await notify(session, incident, notices);
}

/** A message that has not left yet need not leave any more. */
async function stopDeliveries(session: Session, task: TaskRow): Promise<void> {
  for (const delivery of await session.find('delivery', { taskId: task.id, state: 'queued' }))
    session.put('delivery', { ...delivery, state: 'withdrawn', nextAttemptAt: null });
}

/** Once the situation is stable, what waited for that is sent. */
async function releaseArmed(session: Session, incident: IncidentRow): Promise<void> {
  const armed = await session.find('task', { incidentId: incident.id, state: 'armed' });
  const notices: Notice[] = [];
  for (const task of armed) notices.push(issueNotice(incident, await issue(session, task)));
  await notify(session, incident, notices);
}

/** At the end offers lapse; settlement and evaluation go on into recovery; open work is settled one by one. */
async function settleOffers(session: Session, response: ResponseRow): Promise<void> {
  const incident = await session.require('incident', response.incidentId);
  const tasks = await session.find('task', { responseId: response.id });
  const offers = tasks.filter((task) => ['offered', 'armed'].includes(task.state) && !task.data.outlives);
  await withdrawAll(session, incident, offers, 'response terminated');
  const lasting = tasks.filter(
    (task) => task.data.outlives && ['issued', 'acknowledged', 'inProgress'].includes(task.state),
  );
  for (const task of lasting) await session.send('task', task, { type: 'CARRY_OVER' });
}
