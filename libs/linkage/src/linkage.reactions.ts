import { Problem } from '#kernel';
import { commandedDivisions, type Plan } from '#plan';
import {
  type IncidentRow,
  notify,
  planOf,
  type Reactions,
  type ResponseRow,
  type Session,
  urgentNotice,
} from '#runtime';
import { createLinked, openLinked } from './open-linked.ts';

/** What our own response, and a consultation, mean for the responses beside it (5.6). */
export function registerLinkageReactions(reactions: Reactions): void {
  for (const fact of ['response.activated', 'response.raised', 'response.lowered'])
    reactions.on<ResponseRow>(fact, async (session, _entry, response) => {
      const incident = await session.require('incident', response.incidentId);
      await tellCounties(session, incident, response, incident.data.affected);
    });
  reactions.on<ResponseRow>('response.terminated', (session, _entry, response) => release(session, response));
  reactions.on<IncidentRow>('report.received', (session, { data }, incident) =>
    data['kind'] === 'first' ? tellLateComer(session, incident, data['division'] as string) : none,
  );
  reactions.on<IncidentRow>('incident.corrected', (session, _entry, incident) =>
    tellLateComer(session, incident, ...incident.data.affected),
  );
  reactions.on<IncidentRow>('consultation.recorded', (session, { data }, incident) =>
    answer(session, incident, data),
  );
}

const none = Promise.resolve();

/** Told with the tasks of the activation; each stays outstanding until it says that its own response runs. */
async function tellCounties(
  session: Session,
  incident: IncidentRow,
  response: ResponseRow,
  codes: readonly string[],
): Promise<string[]> {
  const { plan } = planOf(session.plans, incident);
  const told: string[] = [];
  for (const subject of commandedDivisions(plan, codes)) {
    if (await openLinked(session, incident.id, 'county', subject)) continue;
    const row = await createLinked(session, incident, { kind: 'county', subject });
    await session.send(
      'linked_response',
      row,
      { type: 'TELL' },
      {
        change: { data: { ...row.data, responseId: response.id, toldAt: session.now } },
        data: { kind: 'county', subject, level: response.level, responseId: response.id },
        cite: plan.linkage?.county?.cite ?? null,
      },
    );
    told.push(subject);
  }
  return told;
}

/** A county that turns out to be affected while a response runs had no task of the activation: it is told now. */
async function tellLateComer(session: Session, incident: IncidentRow, ...codes: string[]): Promise<void> {
  if (incident.state !== 'responding' && incident.state !== 'stabilised') return;
  const [response] = await session.find('response', { incidentId: incident.id, state: 'active' });
  if (!response) return;
  const affected = codes.filter((code) => incident.data.affected.includes(code));
  const told = await tellCounties(session, incident, response, affected);
  const { plan } = planOf(session.plans, incident);
  await notify(
    session,
    incident,
    told.map((code) => noticeTo(plan, incident, response, code)),
  );
}

const noticeTo = (plan: Plan, incident: IncidentRow, { level }: ResponseRow, code: string) =>
  urgentNotice(`division:${code}`, incident, {
    form: 'order',
    title: {
      zh: '州级响应进行中，请立即启动本级响应',
      en: "A response is running: start the county's own at once",
    },
    level,
    cite: plan.linkage?.county?.cite ?? null,
  });

/** Whoever had not started by the end need not start any more; what runs goes on by its own rules. */
async function release(session: Session, response: ResponseRow): Promise<void> {
  const { incidentId } = response;
  for (const row of await session.find('linked_response', { incidentId, state: 'told' }))
    await session.send(
      'linked_response',
      row,
      { type: 'RELEASE' },
      { data: { kind: row.kind, subject: row.subject, responseId: response.id } },
    );
}

/** A consultation answers the linked responses that it names; refuses one of another incident. */
async function answer(session: Session, incident: IncidentRow, data: Record<string, unknown>) {
  for (const id of (data['answers'] as string[] | undefined) ?? []) {
    const row = await session.require('linked_response', id);
    if (row.incidentId !== incident.id) throw new Problem('linked.other-incident', { id });
    await session.send(
      'linked_response',
      row,
      { type: 'ANSWER' },
      {
        change: { data: { ...row.data, answeredBy: data['consultationId'] as string } },
        data: { kind: row.kind, subject: row.subject, consultationId: data['consultationId'] },
      },
    );
  }
}
