import type { IncidentRow, Reactions } from '#runtime';
import { carryOver } from './carry-over.ts';
import { verifyDifferences } from './verify-differences.ts';

/**
 * A new report may disagree with what a department counted before it (4.1.5). A process that takes over another's
 * figures takes them in as reports.
 */
export function registerReportingReactions(reactions: Reactions): void {
  reactions.on<IncidentRow>('report.received', async (session, _fact, incident) => {
    if (incident.data.sectorFigures) await verifyDifferences(session, incident);
  });
  reactions.on<IncidentRow>('incident.absorbed', carryOver);
}
