import { Problem } from '#kernel';
import { type IncidentRow, planOf, type ReportRow, type Session } from '#runtime';
import type { SubmitReport } from './submit-report.ts';

/** One round of a report duty that a report fulfilled. */
export interface MetDuty {
  dutyId: string;
  clock: string;
  cycle: number;
  dueAt: number;
  late: boolean;
  /** `occurred` or `received`: the one of the two times below from which the clock counts; `decided`: from a decision. */
  countsFrom: { what: 'occurred' | 'received' | 'decided'; at: number };
  occurredAt: number;
  receivedAt: number;
}

/** What the report just taken in has fulfilled. */
export async function dutiesMet(session: Session, report: ReportRow): Promise<MetDuty[]> {
  if (!session.facts.some(({ fact }) => fact === 'report-duty.submitted')) return [];
  const duties = await session.find('report_duty', { incidentId: report.incidentId }, { orderBy: 'id' });
  return duties.flatMap(({ id, clock, data }) => {
    const { last, countsFrom, occurredAt } = data;
    if (last?.reportId !== report.id) return [];
    const { cycle, late, dueAt } = last;
    return [{ dutyId: id, clock, cycle, dueAt, late, countsFrom, occurredAt, receivedAt: report.receivedAt }];
  });
}

/** A zero report needs something that has not changed, and a duty to say so. */
export async function requireNoChange(
  session: Session,
  incident: IncidentRow,
  input: SubmitReport,
): Promise<void> {
  const { clocks } = planOf(session.plans, incident).plan;
  const rounds = new Set(clocks.filter(({ report }) => report === 'follow-up').map(({ key }) => key));
  const duties = await session.find('report_duty', { incidentId: incident.id });
  const owed = duties.some(
    ({ clock, subject, state }) =>
      rounds.has(clock) &&
      subject === `division:${input.division}` &&
      ['pending', 'due', 'submitted'].includes(state),
  );
  const known = incident.data.effective[input.division];
  const other = input.kind !== undefined && input.kind !== 'follow-up';
  if (!owed || !known || other || Object.keys(input.figures).length)
    throw new Problem('report.no-change-refused', {}, { cite: '4.1.6' });
}
