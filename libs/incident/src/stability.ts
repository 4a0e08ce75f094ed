import { findDivision } from '#identity';
import { Problem } from '#kernel';
import {
  type Command,
  expectSeq,
  type IncidentData,
  type IncidentRow,
  planOf,
  requireCapability,
  type Session,
  type Stability,
  WHOLE_PROCESS,
} from '#runtime';

export interface DecideStability {
  incidentId: string;
  expectedSeq?: number;
  reason?: string;
}

interface Decided {
  seq: number;
  state: string;
}

const CITE = '4.1.6';
const PROCESS = { where: '本灾害过程', whereEn: 'the process' };

async function caseOf(session: Session, { incidentId, expectedSeq }: DecideStability) {
  const incident = await session.require('incident', incidentId);
  const { plan } = planOf(session.plans, incident);
  requireCapability(session.actor, plan, 'consult');
  expectSeq('incident', incident, expectedSeq);
  return { incident, plan };
}

/** Stable is decided on what is known: a consultation since the last report, or revocation, of those concerned. */
function requireConsultation(incident: IncidentRow, codes: readonly string[], names: typeof PROCESS): void {
  const { consultedSeq, reportedSeq, stability } = incident.data;
  const last = Math.max(0, ...codes.flatMap((code) => [reportedSeq[code] ?? 0, stability[code]?.seq ?? 0]));
  if (consultedSeq === null || consultedSeq < last)
    throw new Problem('stability.no-consultation', names, { cite: CITE });
}

const decided = (
  session: Session,
  { seq, data }: IncidentRow,
  key: string,
  stable: boolean,
  reason?: string,
): Stability => ({
  stable,
  at: session.now,
  seq: seq + 1,
  by: session.actor.id,
  reason: reason ?? '',
  turn: (data.stability[key]?.turn ?? 0) + (stable ? 0 : 1),
});

/** The process as a whole is stable: zero reports end, what waits for it is sent; it can be revoked. */
export const stabiliseIncident: Command<DecideStability, Decided> = {
  name: 'stabilise-incident',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, input) {
    const { incident } = await caseOf(session, input);
    const { stability } = incident.data;
    requireConsultation(incident, [WHOLE_PROCESS, ...Object.keys(incident.data.reportedSeq)], PROCESS);
    const whole = decided(session, incident, WHOLE_PROCESS, true, input.reason);
    const data: IncidentData = { ...incident.data, stability: { ...stability, [WHOLE_PROCESS]: whole } };
    const next = await session.send(
      'incident',
      incident,
      { type: 'STABILISE' },
      { change: { data }, reason: input.reason ?? null, cite: CITE },
    );
    return { seq: next.seq, state: next.state };
  },
};

/** The process is stable no longer (an aftershock). Counties that are stable by their own decision stay so. */
export const revokeStability: Command<DecideStability, Decided> = {
  name: 'revoke-stability',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, input) {
    const { incident } = await caseOf(session, input);
    const next = await session.send(
      'incident',
      incident,
      { type: 'REVOKE_STABLE' },
      { change: { data: unrest(session, incident, input.reason) }, reason: input.reason ?? null, cite: CITE },
    );
    return { seq: next.seq, state: next.state };
  },
};

/** Everybody who was stable only with the whole becomes unstable with it. */
export function unrest(session: Session, incident: IncidentRow, reason?: string): IncidentData {
  const { stability, affected } = incident.data;
  const next = { ...stability };
  for (const code of [WHOLE_PROCESS, ...affected])
    if (code === WHOLE_PROCESS || !stability[code]?.stable)
      next[code] = decided(session, incident, code, false, reason);
  return { ...incident.data, stability: next };
}

export interface DecideDivision extends DecideStability {
  division: string;
}

/** A county's situation is stable, before that of the whole process is. */
export const stabiliseDivision: Command<DecideDivision, Decided> = {
  name: 'stabilise-division',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, input) {
    const { incident, names } = await divisionCase(session, input);
    if (incident.data.stability[input.division]?.stable) throw new Problem('stability.already', names);
    requireConsultation(incident, [input.division], names);
    return decideDivision(session, incident, input, true);
  },
};

/** A county's situation is stable no longer. */
export const revokeDivisionStability: Command<DecideDivision, Decided> = {
  name: 'revoke-division-stability',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, input) {
    const { incident, names } = await divisionCase(session, input);
    if (!incident.data.stability[input.division]?.stable) throw new Problem('stability.not-stable', names);
    return decideDivision(session, incident, input, false);
  },
};

async function divisionCase(session: Session, input: DecideDivision) {
  const { incident, plan } = await caseOf(session, input);
  const { title } = findDivision(plan, input.division);
  const names = { where: title.zh, whereEn: title.en };
  if (!incident.data.affected.includes(input.division)) throw new Problem('stability.not-affected', names);
  if (incident.data.stability[WHOLE_PROCESS]?.stable)
    throw new Problem('stability.process-stable', {}, { cite: CITE });
  return { incident, names };
}

async function decideDivision(
  session: Session,
  incident: IncidentRow,
  { division, reason }: DecideDivision,
  stable: boolean,
): Promise<Decided> {
  const { stability } = incident.data;
  const own = decided(session, incident, division, stable, reason);
  const next = await session.send(
    'incident',
    incident,
    { type: stable ? 'STABILISE_DIVISION' : 'REVOKE_DIVISION' },
    {
      change: { data: { ...incident.data, stability: { ...stability, [division]: own } } },
      data: { division },
      reason: reason ?? null,
      cite: CITE,
    },
  );
  return { seq: next.seq, state: next.state };
}
