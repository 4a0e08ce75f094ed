import { assess, type Command, expectSeq, type IncidentData, planOf, requireCapability } from '#runtime';
import { requireBase, requireDivisions, requireHazards } from './vocabulary.ts';

export interface CorrectIncident {
  incidentId: string;
  /** The incident's seq that the caller saw. */
  expectedSeq?: number;
  hazard?: string;
  otherHazards?: string[];
  title?: string;
  place?: string;
  narrative?: string;
  /** The whole list of affected divisions. */
  divisions?: string[];
  attributes?: Record<string, number>;
  base?: Record<string, number>;
  reason: string;
}

/** Corrects what was logged; the old values stay in the journal, and the assessment is made anew. */
export const correctIncident: Command<CorrectIncident, { seq: number; level: string | null }> = {
  name: 'correct-incident',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, input) {
    const incident = await session.require('incident', input.incidentId);
    const loaded = planOf(session.plans, incident);
    requireCapability(session.actor, loaded.plan, 'log');
    expectSeq('incident', incident, input.expectedSeq);
    const hazard = input.hazard ?? incident.hazard;
    requireHazards(loaded.plan, [hazard, ...(input.otherHazards ?? [])]);
    if (input.divisions) requireDivisions(loaded.plan, input.divisions);
    requireBase(loaded, hazard, input.base);
    const data: IncidentData = {
      ...incident.data,
      otherHazards: input.otherHazards ?? incident.data.otherHazards,
      title: input.title ?? incident.data.title,
      place: input.place ?? incident.data.place,
      narrative: input.narrative ?? incident.data.narrative,
      affected: input.divisions ? [...new Set(input.divisions)] : incident.data.affected,
      attributes: { ...incident.data.attributes, ...input.attributes },
      base: { ...incident.data.base, ...input.base },
    };
    const classification = assess(loaded, { ...incident, hazard, data });
    const { incidentId, expectedSeq, reason, ...changes } = input;
    const next = await session.send(
      'incident',
      incident,
      { type: 'CORRECT' },
      {
        change: {
          hazard,
          data: { ...data, assessment: { seq: incident.seq + 1, at: session.now, classification } },
        },
        data: {
          changes,
          was: { hazard: incident.hazard, affected: incident.data.affected },
          level: classification.level,
        },
        reason,
      },
    );
    return { seq: next.seq, level: classification.level };
  },
};
