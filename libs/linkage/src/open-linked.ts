import { beijingIso, Problem } from '#kernel';
import type { Plan } from '#plan';
import type { IncidentRow, LinkedKind, LinkedResponseData, LinkedResponseRow, Session } from '#runtime';

/** A little ahead is the officer's watch, not a mistake. */
const TOLERANCE_MS = 5 * 60_000;

/** States in which a linked response still matters. */
export const OPEN = ['told', 'running'];

/** The other body's response that is awaited or running, if any. */
export async function openLinked(
  session: Session,
  incidentId: string,
  kind: LinkedKind,
  subject: string,
): Promise<LinkedResponseRow | null> {
  const [open] = await session.find('linked_response', { incidentId, kind, subject, state: OPEN });
  return open ?? null;
}

export function createLinked(
  session: Session,
  incident: IncidentRow,
  about: { kind: LinkedKind; subject: string; data?: Partial<LinkedResponseData> },
): Promise<LinkedResponseRow> {
  return session.create('linked_response', {
    id: session.newId(),
    incidentId: incident.id,
    kind: about.kind,
    subject: about.subject,
    data: {
      responseId: null,
      toldAt: null,
      startedAt: null,
      reportedAt: null,
      endedAt: null,
      document: '',
      note: '',
      onBehalfOf: null,
      answeredBy: null,
      ...about.data,
    },
  });
}

/** Refuses a level that the plan has no word for, and a moment that has not come yet. */
export function checkStart(session: Session, plan: Plan, level: string, at: number): void {
  if (!plan.levels.some((each) => each.level === level))
    throw new Problem('level.unknown', { level, known: plan.levels.map((each) => each.level).join(', ') });
  checkPast(session.now, at);
}

export function checkPast(now: number, at: number): void {
  if (at > now + TOLERANCE_MS)
    throw new Problem('linked.time-in-future', { at: beijingIso(at), now: beijingIso(now) });
}
