import { beijingDate, beijingIso, Problem } from '#kernel';
import {
  assess,
  type Command,
  type IncidentData,
  type IncidentRow,
  planName,
  requireCapability,
  type Session,
} from '#runtime';
import { requireBase, requireDivisions, requireHazards } from './vocabulary.ts';

export interface LogIncident {
  plan: string;
  hazard: string;
  otherHazards?: string[];
  title: string;
  place?: string;
  narrative?: string;
  /** Milliseconds; when the disaster happened, not when it was logged. */
  occurredAt: number;
  /** Codes of the divisions known to be affected. */
  divisions: string[];
  attributes?: Record<string, number>;
  base?: Record<string, number>;
  exercise?: boolean;
  /** The officer looked at the incidents that seem alike and says that this is another one. */
  confirmDistinct?: boolean;
}

/** A little ahead is the officer's watch, not a mistake. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;
/** Two incidents of one hazard in one division within this time are probably one. */
const ALIKE_MS = 24 * 3600_000;
const OPEN_STATES = ['reported', 'verifying', 'verified', 'responding', 'stabilised'];

/**
 * Logs a disaster process, pinned to the version of the plan in force on the day it happened. Refuses
 * `plan.not-in-force`, `hazard.unknown`, `division.unknown`, `incident.time-in-future` and, unless confirmed,
 * `incident.duplicate`.
 */
export const logIncident: Command<LogIncident, { id: string; seq: number }> = {
  name: 'log-incident',
  handle: (session, input) => log(session, input, { id: session.newId() }),
};

/** The same for an incident whose id is given, because a warning that it was names it already. */
export async function log(
  session: Session,
  input: LogIncident,
  { id, warningId }: { id: string; warningId?: string },
): Promise<{ id: string; seq: number }> {
  const loaded = session.plans.at(input.plan, beijingDate(input.occurredAt));
  const { plan } = loaded;
  requireCapability(session.actor, plan, 'log');
  requireHazards(plan, [input.hazard, ...(input.otherHazards ?? [])]);
  requireDivisions(plan, input.divisions);
  requireBase(loaded, input.hazard, input.base);
  if (input.occurredAt > session.now + CLOCK_TOLERANCE_MS)
    throw new Problem('incident.time-in-future', {
      at: beijingIso(input.occurredAt),
      now: beijingIso(session.now),
    });
  if (!input.confirmDistinct) await refuseAlike(session, input);

  const subject = {
    hazard: input.hazard,
    occurredAt: input.occurredAt,
    data: { ...freshData(input, session.actor.id), ...(warningId ? { warningId } : {}) },
  };
  const row = await session.create(
    'incident',
    {
      id,
      planId: plan.id,
      planVersion: plan.effectiveFrom,
      hazard: input.hazard,
      occurredAt: input.occurredAt,
      exercise: session.isExercise(input.exercise),
      data: {
        ...subject.data,
        assessment: { seq: 1, at: session.now, classification: assess(loaded, subject) },
      },
    },
    {
      data: {
        title: input.title,
        hazard: input.hazard,
        divisions: input.divisions,
        ...given(input),
        occurredAt: input.occurredAt,
        plan: planName(plan),
        ...(warningId ? { warningId } : {}),
      },
    },
  );
  return { id: row.id, seq: row.seq };
}

/** What the level rests on besides, where it was given. */
const given = ({ otherHazards, attributes, base }: LogIncident) => ({
  ...(otherHazards?.length ? { otherHazards } : {}),
  ...(attributes ? { attributes } : {}),
  ...(base ? { base } : {}),
});

const freshData = (input: LogIncident, loggedBy: string): Omit<IncidentData, 'assessment'> => ({
  title: input.title,
  narrative: input.narrative ?? '',
  place: input.place ?? '',
  otherHazards: input.otherHazards ?? [],
  attributes: input.attributes ?? {},
  affected: [...new Set(input.divisions)],
  effective: {},
  assessed: null,
  base: input.base ?? {},
  judged: [],
  stability: {},
  consultedSeq: null,
  reportedSeq: {},
  loggedBy,
});

async function refuseAlike(session: Session, input: LogIncident): Promise<void> {
  const open = await session.find('incident', {
    hazard: input.hazard,
    exercise: session.isExercise(input.exercise),
    state: OPEN_STATES,
  });
  const alike = open.filter((row) => isAlike(row, input));
  if (!alike.length) return;
  throw new Problem(
    'incident.duplicate',
    { titles: alike.map((row) => row.data.title).join('；') },
    {
      alike: alike.map((row) => ({
        id: row.id,
        title: row.data.title,
        occurredAt: beijingIso(row.occurredAt),
      })),
    },
  );
}

const isAlike = (row: IncidentRow, input: LogIncident): boolean =>
  Math.abs(row.occurredAt - input.occurredAt) < ALIKE_MS &&
  row.data.affected.some((code) => input.divisions.includes(code));
