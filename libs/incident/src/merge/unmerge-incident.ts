import { type Command, expectSeq, planOf, reassessed, requireCapability } from '#runtime';
import type { FollowIncident } from '../follow-incident.ts';
import { tellDivisions } from './tell-divisions.ts';
import { withdrawReports } from './withdraw.ts';

/**
 * Undoes a merge: the process goes on where it stood, and the other one gives back what came with it. Both are
 * classified anew. Reports that came in between belong to the process that they were sent to.
 */
export const unmergeIncident: Command<FollowIncident, { seq: number; state: string; from: string }> = {
  name: 'unmerge-incident',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, { incidentId, expectedSeq, reason }) {
    const incident = await session.require('incident', incidentId);
    const loaded = planOf(session.plans, incident);
    requireCapability(session.actor, loaded.plan, 'propose');
    expectSeq('incident', incident, expectedSeq);
    const { mergedInto } = incident.context;
    const detail = { reason: reason ?? null };
    const next = await session.send('incident', incident, { type: 'UNMERGE' }, detail);

    const other = await session.require('incident', mergedInto!);
    const entry = other.data.absorbed!.findLast(({ from }) => from === incident.id)!;
    const carried = new Set(Object.values(entry.reports));
    const { withdrawn, effective } = await withdrawReports(
      session,
      other,
      ({ id }) => carried.has(id),
      incident.id,
    );
    const affected = other.data.affected.filter((code) => !entry.joined.includes(code) || code in effective);
    const otherHazards = other.data.otherHazards.filter((key) => !entry.hazards.includes(key));
    const absorbed = other.data.absorbed!.filter((each) => each !== entry);
    const subject = { ...other, data: { ...other.data, effective, affected, otherHazards, absorbed } };
    const data = reassessed(loaded, subject, other.seq + 1, session.now);
    const separated = await session.send(
      'incident',
      other,
      { type: 'SEPARATE' },
      { ...detail, change: { data }, data: { from: incident.id, withdrawn, affected, otherHazards } },
    );
    await tellDivisions(session, next, incident.data.affected, {
      zh: `「${incident.data.title}」不再并入「${other.data.title}」，此后各自报送`,
      en: `“${incident.data.title}” is no longer part of “${other.data.title}”: each is reported by itself`,
    });
    return { seq: next.seq, state: next.state, from: separated.id };
  },
};
