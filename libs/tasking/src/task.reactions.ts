import { resolvePreparation } from '#plan';
import {
  acknowledgeAnswered,
  type CaseRow,
  type DeliveryRow,
  deliveriesOf,
  type HandOverRow,
  type IncidentRow,
  isGathering,
  listedTasks,
  type Notice,
  notify,
  planOf,
  type Reactions,
  type ResponseRow,
  recipientOf,
  type Session,
  strike,
  type TaskRow,
  type TaskSettlement,
  taskChange,
  type WarningRow,
} from '#runtime';
import { escalate } from './escalate-task.ts';
import { handOverReminders } from './hand-over-reminders.ts';
import { AT_ONCE, createTasks, issue, issueNotice } from './issue-tasks.ts';

const OPEN = ['offered', 'armed', 'issued', 'acknowledged', 'inProgress', 'declined'];

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
  reactions.on<WarningRow>('warning.prepared', (session, _entry, warning) => prepare(session, warning));
  reactions.on<WarningRow>('warning.cancelled', async (session, _entry, warning) => {
    const open = await session.find('task', { incidentId: warning.id, state: OPEN });
    await withdrawAll(session, warning, open, 'preparation ended', AT_ONCE);
  });
  reactions.on<HandOverRow>('hand-over.accepted', (session, _entry, passed) =>
    handOverReminders(session, passed),
  );
  reactions.on('task.escalation-passed', (session, entry) => escalate(session, entry.streamId));
  reactions.on('task.due-passed', async (session, entry) => {
    const task = await session.require('task', entry.streamId);
    if (['issued', 'acknowledged', 'inProgress'].includes(task.state))
      await session.send('task', task, { type: 'MARK_OVERDUE' }, { data: { recipient: task.recipient } });
  });
}

/** What is new is sent, what stays keeps its state; only lowering withdraws. */
async function followLevel(session: Session, response: ResponseRow, lowering: boolean): Promise<void> {
  const incident = await session.require('incident', response.incidentId);
  const { plan } = planOf(session.plans, incident);
  const existing = await session.find('task', { responseId: response.id });
  const change = taskChange(plan, response.level!, { incident, response }, existing);
  if (lowering)
    await withdrawAll(session, incident, change.fallAway, `response lowered to ${response.level}`, AT_ONCE);
  await createTasks(session, { about: incident, response }, change.fresh);
}

/** Sends the tasks of the measures just chosen; what an earlier choice has sent is not sent again. */
async function prepare(session: Session, warning: WarningRow): Promise<void> {
  const { plan } = planOf(session.plans, warning);
  const { numbers, namedAtStart } = warning.data.chosen.at(-1)!;
  const situation = { affectedDivisions: warning.data.affected, namedAtStart };
  const existing = await session.find('task', { incidentId: warning.id });
  const there = new Set(
    existing
      .filter(({ state }) => state !== 'withdrawn' && state !== 'reassigned')
      .map((task) => `${task.key} ${task.recipient}`),
  );
  const fresh = resolvePreparation(plan, numbers, situation).filter(
    (task) => !there.has(`${task.key} ${recipientOf(task)}`),
  );
  await createTasks(session, { about: warning, response: null }, fresh);
}

/** Withdraws tasks, telling those who had been asked; an offer that nobody saw goes silently. */
export async function withdrawAll(
  session: Session,
  about: CaseRow,
  tasks: readonly TaskRow[],
  reason: string,
  { settlement, gather = true }: { settlement?: TaskSettlement; gather?: boolean } = {},
): Promise<void> {
  if (!tasks.length) return;
  const { unsaid, underWay } = await stopDeliveries(session, about, tasks);
  const notices: Notice[] = [];
  for (const task of tasks) {
    const known = !['planned', 'offered', 'armed'].includes(task.state) && !unsaid.has(task.id);
    const gone = await session.send(
      'task',
      task,
      { type: 'WITHDRAW' },
      {
        reason,
        data: {
          key: task.key,
          recipient: task.recipient,
          ...(settlement && { settlement: settlement.outcome }),
        },
        ...(settlement && { change: { data: { ...task.data, settlement } } }),
      },
    );
    const notice = issueNotice(about, gone, { gather });
    if (known) notices.push({ ...notice, message: { ...notice.message, kind: 'task.withdrawn' } });
  }
  await acknowledgeAnswered(session, underWay, []);
  await notify(session, about, notices);
}

/**
 * Takes the tasks off every message that has not left yet. Answers with those that nobody has been told of, because the
 * only message that lists them was still gathering.
 */
async function stopDeliveries(
  session: Session,
  about: CaseRow,
  tasks: readonly TaskRow[],
): Promise<{ unsaid: Set<string>; underWay: DeliveryRow[] }> {
  const gone = new Set(tasks.map(({ id }) => id));
  const { waiting, underWay, exhausted } = await deliveriesOf(session, about.id, tasks);
  const asks = waiting.filter(({ message }) => message.kind === 'task.issued');
  const said = new Set([...asks.filter((row) => !isGathering(row)), ...underWay].flatMap(listedTasks));
  const unsaid = asks.flatMap(listedTasks).filter((id) => !said.has(id));
  for (const row of [...waiting, ...exhausted]) strike(session, about, row, gone);
  return { unsaid: new Set(unsaid), underWay };
}

/** Once the situation is stable, what waited for that is sent. */
async function releaseArmed(session: Session, incident: IncidentRow): Promise<void> {
  const armed = await session.find('task', { incidentId: incident.id, state: 'armed' });
  const notices: Notice[] = [];
  for (const task of armed) notices.push(issueNotice(incident, await issue(session, task)));
  await notify(session, incident, notices);
}

/** At the end offers lapse, and settlement and evaluation go on into recovery; open work was settled before. */
async function settleOffers(session: Session, response: ResponseRow): Promise<void> {
  const incident = await session.require('incident', response.incidentId);
  const tasks = await session.find('task', { responseId: response.id });
  const offers = tasks.filter((task) => ['offered', 'armed'].includes(task.state) && !task.data.outlives);
  await withdrawAll(session, incident, offers, 'response terminated');
  const lasting = tasks.filter(
    (task) =>
      task.data.outlives &&
      !task.data.settlement &&
      ['issued', 'acknowledged', 'inProgress'].includes(task.state),
  );
  for (const task of lasting) await session.send('task', task, { type: 'CARRY_OVER' });
}
