import { Problem } from '#kernel';
import {
  type Command,
  expectSeq,
  type IncidentRow,
  planOf,
  reassessed,
  requireCapability,
  type Session,
} from '#runtime';
import { log } from '../log-incident.ts';
import { absorb } from './absorb.ts';
import { carriedFigures } from './carried-figures.ts';
import { tellDivisions } from './tell-divisions.ts';
import { withdrawReports } from './withdraw.ts';

export interface SplitIncident {
  incidentId: string;
  expectedSeq?: number;
  /** Divisions that go to the new process. At least one stays. */
  divisions: string[];
  title: string;
  /** The new process's main hazard; the same if left out. */
  hazard?: string;
  place?: string;
  reason: string;
}

export interface SplitAnswer {
  /** The new process. */
  id: string;
  level: string | null;
  /** What the old one comes to without them. */
  seq: number;
  levelLeft: string | null;
}

/**
 * One process turns out to be two: divisions go to a new one with what they reported, and both are classified anew.
 * A response stays with the old one. Merging the new process back undoes it.
 */
export const splitIncident: Command<SplitIncident, SplitAnswer> = {
  name: 'split-incident',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, { incidentId, expectedSeq, divisions, title, hazard, place, reason }) {
    const incident = await session.require('incident', incidentId);
    requireCapability(session.actor, planOf(session.plans, incident).plan, 'propose');
    expectSeq('incident', incident, expectedSeq);
    requireParts(incident, divisions);
    const { id } = await log(
      session,
      {
        plan: incident.planId,
        hazard: hazard ?? incident.hazard,
        title,
        occurredAt: incident.occurredAt,
        divisions,
        attributes: incident.data.attributes,
        base: incident.data.base,
        exercise: incident.exercise,
        confirmDistinct: true,
        ...(place ? { place } : {}),
      },
      { id: session.newId() },
    );
    const going = Object.entries(incident.data.effective).filter(([code]) => divisions.includes(code));
    const part = { ...incident, data: { ...incident.data, effective: Object.fromEntries(going) } };
    const left = await splitOff(session, incident, { into: id, divisions, reason });
    const fresh = await session.require('incident', id);
    await absorb(session, fresh, part, carriedFigures(part, fresh, 'later'), {
      how: 'split',
      divisions,
      hazards: [],
      reason,
    });
    const now = await session.require('incident', id);
    await tellDivisions(session, now, divisions, {
      zh: `自「${incident.data.title}」分出「${title}」，此后灾情报入后者`,
      en: `“${title}” was split off “${incident.data.title}”: report there from now on`,
    });
    return {
      id,
      level: now.data.assessment.classification.level,
      seq: left.seq,
      levelLeft: left.data.assessment.classification.level,
    };
  },
};

function requireParts({ data }: IncidentRow, divisions: readonly string[]): void {
  const strange = divisions.filter((code) => !data.affected.includes(code));
  if (strange.length || !divisions.length)
    throw new Problem('incident.split-not-affected', {
      divisions: strange.join('、') || '—',
      affected: data.affected.join('、'),
    });
  if (data.affected.every((code) => divisions.includes(code))) throw new Problem('incident.split-all');
}

async function splitOff(
  session: Session,
  incident: IncidentRow,
  { into, divisions, reason }: { into: string; divisions: readonly string[]; reason: string },
): Promise<IncidentRow> {
  const goes = ({ division }: { division: string }) => divisions.includes(division);
  const { withdrawn, effective } = await withdrawReports(session, incident, goes, into);
  const affected = incident.data.affected.filter((code) => !divisions.includes(code));
  const subject = { ...incident, data: { ...incident.data, effective, affected } };
  const data = reassessed(planOf(session.plans, incident), subject, incident.seq + 1, session.now);
  const { otherHazards } = data;
  return session.send(
    'incident',
    incident,
    { type: 'SPLIT_OFF' },
    { change: { data }, data: { into, withdrawn, affected, otherHazards }, reason },
  );
}
