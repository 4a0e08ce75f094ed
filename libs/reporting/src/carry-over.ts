import type { Figures } from '#plan';
import type { IncidentRow, JournalEntry, ReportRow, Session } from '#runtime';
import { effectiveAfter } from './effective-figures.ts';
import { takeIn } from './take-in.ts';

/** What the fact `incident.absorbed` says of a division, as the feature that merges and splits writes it. */
interface Carried {
  division: string;
  reportId: string;
  asOf: number;
  figures: Figures;
  source: string;
  firstReceivedAt: number;
  atLeast?: string[];
}

/** Figures that come from another process stand in the file as reports, with the times of those that they come from. */
export async function carryOver(session: Session, fact: JournalEntry, incident: IncidentRow): Promise<void> {
  const { title, figures } = fact.data as { title: string; figures: Carried[] };
  let into = incident;
  for (const carried of figures) {
    const source = await session.require('report', carried.source);
    const report = carriedReport(session, into, source, carried, title);
    session.put('report', report);
    const { firstReceivedAt } = carried;
    into = await takeIn(session, into, report, await effectiveAfter(session, into, report), {
      data: { firstReceivedAt },
    });
  }
}

const carriedReport = (
  session: Session,
  into: IncidentRow,
  source: ReportRow,
  { reportId, asOf, figures, atLeast }: Carried,
  title: string,
): ReportRow => ({
  ...source,
  id: reportId,
  incidentId: into.id,
  kind: source.kind === 'first' && source.division in into.data.effective ? 'follow-up' : source.kind,
  asOf,
  enteredAt: session.now,
  channel: 'process',
  basis: 'cumulative',
  reported: figures,
  figures,
  narrative: `取自「${title}」${atLeast ? `；${atLeast.join('、')} 仅一方已知，为下限` : ''}`,
  explanation: '',
  townships: [],
  supersedes: null,
  supersededBy: null,
});
