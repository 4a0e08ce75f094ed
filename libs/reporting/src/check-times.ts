import { beijingIso, Problem } from '#kernel';
import type { IncidentRow } from '#runtime';

/** A little ahead is the officer's watch, not a mistake. */
const TOLERANCE_MS = 5 * 60_000;

/** Refuses a moment in the future, figures for before the incident, and receipt before the moment reported. */
export function checkTimes(
  now: number,
  incident: Pick<IncidentRow, 'occurredAt'>,
  report: { asOf: number; receivedAt?: number },
): void {
  const future = (field: string, fieldEn: string, at: number) =>
    new Problem('report.time-in-future', { field, fieldEn, at: beijingIso(at), now: beijingIso(now) });
  if (report.asOf > now + TOLERANCE_MS) throw future('数据截至', 'as-of', report.asOf);
  if (report.asOf < incident.occurredAt - TOLERANCE_MS)
    throw new Problem('report.before-incident', {
      at: beijingIso(report.asOf),
      occurred: beijingIso(incident.occurredAt),
    });
  const { receivedAt } = report;
  if (receivedAt === undefined) return;
  if (receivedAt > now + TOLERANCE_MS) throw future('收到', 'receipt', receivedAt);
  if (receivedAt < report.asOf - TOLERANCE_MS)
    throw new Problem('report.times-disordered', {
      received: beijingIso(receivedAt),
      asOf: beijingIso(report.asOf),
    });
}
