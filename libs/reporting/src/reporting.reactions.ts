import type { IncidentRow, Reactions } from '#runtime';
import { verifyDifferences } from './verify-differences.ts';

/** A new report may disagree with what a department counted before it (4.1.5). */
export function registerReportingReactions(reactions: Reactions): void {
  reactions.on<IncidentRow>('report.received', async (session, _fact, incident) => {
    if (incident.data.sectorFigures) await verifyDifferences(session, incident);
  });
}
