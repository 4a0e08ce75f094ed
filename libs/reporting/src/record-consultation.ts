import { beijingIso, Problem } from '#kernel';
import type { Figures } from '#plan';
import {
  type Command,
  type ConsultationRow,
  expectSeq,
  type IncidentData,
  type IncidentRow,
  type LoadedPlan,
  planOf,
  reassessed,
  requireCapability,
  type Session,
  WHOLE_PROCESS,
} from '#runtime';
import { checkFigures } from './check-figures.ts';

export interface RecordConsultation {
  incidentId: string;
  expectedSeq?: number;
  /** When it was held; now if not said. Milliseconds. */
  heldAt?: number;
  /** Likely totals for the whole process; what is not mentioned stands as reported. */
  figures?: Figures;
  /** Keys of the plan's judged grounds that the consultation found to hold. */
  judged?: string[];
  /** Division codes, or `process`, whose situation the consultation found to be stable (4.1.6). */
  stable?: string[];
  /** Posts or bodies that took part. */
  participants: string[];
  /** Seq of the assessment whose figures it looked at; the latest if not said. */
  lookedAtSeq?: number;
  conclusion: string;
  minutes?: string;
  /** Ids of linked responses that it answers (5.6). */
  answers?: string[];
}

export interface ConsultationAnswer {
  id: string;
  seq: number;
  level: string | null;
  basis: 'reported' | 'assessed' | null;
}

/** A little ahead is the officer's watch, not a mistake. */
const TOLERANCE_MS = 5 * 60_000;

/**
 * Records a consultation, 会商研判 (4.1.8): who looked at which figures and what they concluded. Likely figures replace
 * those judged before, and the assessment is made anew; without any the assessment stands as it is. Refuses
 * `consultation.empty`, `consultation.assessment-unknown` and `consultation.time-in-future`.
 */
export const recordConsultation: Command<RecordConsultation, ConsultationAnswer> = {
  name: 'record-consultation',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, input) {
    const incident = await session.require('incident', input.incidentId);
    const loaded = planOf(session.plans, incident);
    requireCapability(session.actor, loaded.plan, 'consult');
    expectSeq('incident', incident, input.expectedSeq);
    check(session, loaded, incident, input);
    const judges = saysMore(input);
    const judgedNow = judges ? judgedData(session, loaded, incident, input) : incident.data;
    const data = { ...judgedNow, consultedSeq: incident.seq + 1 };
    const row = rowOf(session, incident, input, data);
    session.put('consultation', row);
    const { level, basis } = row;
    const next = await session.send(
      'incident',
      incident,
      { type: 'CONSULT' },
      {
        change: { data },
        data: {
          consultationId: row.id,
          figures: input.figures ?? {},
          judged: input.judged ?? [],
          stable: input.stable ?? [],
          participants: row.participants,
          lookedAtSeq: row.lookedAtSeq,
          answers: row.answers,
          level,
          basis,
        },
        reason: input.conclusion,
      },
    );
    return { id: row.id, seq: next.seq, level, basis };
  },
};

/** Whether it judged something likely, so that the assessment has to be made anew. */
const saysMore = ({ figures = {}, judged = [] }: RecordConsultation): boolean =>
  Object.keys(figures).length > 0 || judged.length > 0;

function check(session: Session, loaded: LoadedPlan, incident: IncidentRow, input: RecordConsultation): void {
  const stable = input.stable ?? [];
  if (!saysMore(input) && !stable.length && !input.answers?.length && !input.minutes?.trim())
    throw new Problem('consultation.empty');
  for (const code of stable)
    if (code !== WHOLE_PROCESS && !loaded.plan.divisions.some((division) => division.code === code))
      throw new Problem('division.unknown', { division: code, known: incident.data.affected.join('、') });
  checkFigures(loaded.plan, input.figures ?? {});
  const known = loaded.compiled.vocabulary.judged;
  for (const key of input.judged ?? [])
    if (!known.has(key))
      throw new Problem('figure.unknown-indicator', { indicator: key, known: [...known].join(', ') });
  const latest = incident.data.assessment.seq;
  if (input.lookedAtSeq !== undefined && input.lookedAtSeq > latest)
    throw new Problem('consultation.assessment-unknown', { seq: input.lookedAtSeq, latest });
  if (input.heldAt !== undefined && input.heldAt > session.now + TOLERANCE_MS)
    throw new Problem('consultation.time-in-future', {
      at: beijingIso(input.heldAt),
      now: beijingIso(session.now),
    });
}

function judgedData(
  session: Session,
  loaded: LoadedPlan,
  incident: IncidentRow,
  { figures = {}, judged = [], conclusion }: RecordConsultation,
): IncidentData {
  const assessed = { figures, judgedBy: session.actor.id, why: conclusion, at: session.now };
  const subject = { ...incident, data: { ...incident.data, assessed, judged } };
  return reassessed(loaded, subject, incident.seq + 1, session.now);
}

function rowOf(
  session: Session,
  incident: IncidentRow,
  input: RecordConsultation,
  { assessment }: IncidentData,
): ConsultationRow {
  const before = incident.data.assessment;
  return {
    id: session.newId(),
    incidentId: incident.id,
    heldAt: input.heldAt ?? session.now,
    enteredAt: session.now,
    participants: input.participants,
    lookedAtSeq: input.lookedAtSeq ?? before.seq,
    figures: input.figures ?? null,
    judged: input.judged ?? null,
    conclusion: input.conclusion,
    minutes: input.minutes ?? '',
    answers: input.answers ?? [],
    assessmentSeq: assessment.seq === before.seq ? null : assessment.seq,
    levelBefore: before.classification.level,
    level: assessment.classification.level,
    basis: assessment.classification.basis,
    recordedBy: session.actor.id,
  };
}
