import { Problem } from '#kernel';
import type { Figures } from '#plan';
import { type Command, expectSeq, planOf, reassessed, requireCapability } from '#runtime';
import { checkFigures } from './check-figures.ts';

export interface RecordConsultation {
  incidentId: string;
  expectedSeq?: number;
  /** Likely totals for the whole process; what is not mentioned stands as reported. */
  figures?: Figures;
  /** Keys of the plan's judged grounds that the consultation found to hold. */
  judged?: string[];
  /** Posts or bodies that took part. */
  participants: string[];
  conclusion: string;
}

export interface ConsultationAnswer {
  seq: number;
  level: string | null;
  basis: 'reported' | 'assessed' | null;
}

/** Records what a consultation (会商研判) judged likely. It replaces the one before; both stay in the journal. */
export const recordConsultation: Command<RecordConsultation, ConsultationAnswer> = {
  name: 'record-consultation',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, input) {
    const incident = await session.require('incident', input.incidentId);
    const loaded = planOf(session.plans, incident);
    requireCapability(session.actor, loaded.plan, 'consult');
    expectSeq('incident', incident, input.expectedSeq);
    const figures = input.figures ?? {};
    const judged = input.judged ?? [];
    if (!Object.keys(figures).length && !judged.length) throw new Problem('consultation.empty');
    checkFigures(loaded.plan, figures);
    const known = loaded.compiled.vocabulary.judged;
    for (const key of judged)
      if (!known.has(key))
        throw new Problem('figure.unknown-indicator', { indicator: key, known: [...known].join(', ') });

    const assessed = { figures, judgedBy: session.actor.id, why: input.conclusion, at: session.now };
    const data = reassessed(
      loaded,
      { ...incident, data: { ...incident.data, assessed, judged } },
      incident.seq + 1,
      session.now,
    );
    const { level, basis } = data.assessment.classification;
    const next = await session.send(
      'incident',
      incident,
      { type: 'CONSULT' },
      {
        change: { data },
        data: { figures, judged, participants: input.participants, level, basis },
        reason: input.conclusion,
      },
    );
    return { seq: next.seq, level, basis };
  },
};
