import { beijingIso, Problem } from '#kernel';
import type { Figures } from '#plan';
import { type EffectiveReport, foldReports, type IncidentRow, type ReportRow, type Session } from '#runtime';

const reportsOf = (session: Session, incident: IncidentRow, division: string): Promise<ReportRow[]> =>
  session.find('report', { incidentId: incident.id, division });

/** A report that comes in order and corrects nothing needs no look back. */
const isNext = (
  known: EffectiveReport | undefined,
  report: { asOf: number; supersedes?: string | null },
): boolean => !report.supersedes && (!known || report.asOf >= known.asOf);

/** The division's effective figures once this report, already put, is in. Refuses one that is in already. */
export async function effectiveAfter(
  session: Session,
  incident: IncidentRow,
  report: ReportRow,
): Promise<EffectiveReport> {
  const known = incident.data.effective[report.division];
  const onlyWords = !Object.keys(report.figures).length && known?.asOf === report.asOf;
  if (!onlyWords && isNext(known, report)) {
    if (known?.asOf === report.asOf && adds(known.figures, report.figures) === false)
      throw duplicate(report, known.reportId);
    return { reportId: report.id, asOf: report.asOf, figures: { ...known?.figures, ...report.figures } };
  }
  const all = await reportsOf(session, incident, report.division);
  const twin = all.find(
    (other) =>
      other.id !== report.id && !other.supersededBy && other.asOf === report.asOf && saySame(other, report),
  );
  if (twin && !report.supersedes) throw duplicate(report, twin.id);
  return foldReports(all)!;
}

/** Figures, in whatever order they are named; of reports without figures, the words. */
const saySame = (a: ReportRow, b: ReportRow): boolean => {
  const ordered = ({ figures }: ReportRow) => JSON.stringify(Object.entries(figures).sort());
  return ordered(a) === ordered(b) && (Object.keys(a.figures).length > 0 || a.narrative === b.narrative);
};

const duplicate = (report: ReportRow, id: string) =>
  new Problem(
    'report.duplicate',
    { division: report.division, asOf: beijingIso(report.asOf), id },
    { reportId: id },
  );

/** Whether the figures say anything that is not known already. */
const adds = (known: Figures, figures: Figures): boolean =>
  Object.entries(figures).some(([key, value]) => (known[key] ?? null) !== (value ?? null) || !(key in known));

/** What was known before the moment that the report is for: the base of figures that are new since then. */
export async function earlierFigures(
  session: Session,
  incident: IncidentRow,
  report: { division: string; asOf: number; basis?: ReportRow['basis']; supersedes?: string },
): Promise<Figures> {
  if (report.basis !== 'since-last') return {};
  const known = incident.data.effective[report.division];
  // Not from the same moment: or the same news, sent twice, would be added twice.
  if (isNext(known, report) && known?.asOf !== report.asOf) return known?.figures ?? {};
  const all = await reportsOf(session, incident, report.division);
  const before = all.filter((other) => other.asOf < report.asOf && other.id !== report.supersedes);
  return foldReports(before)?.figures ?? {};
}

/** Cumulative figures from what is new since the last; refuses to add to what nobody knows. */
export function absolute(news: Figures, earlier: Figures): Figures {
  const figures: Record<string, number | null> = {};
  for (const [indicator, added] of Object.entries(news)) {
    if (added == null) continue;
    const base = earlier[indicator];
    if (base == null) throw new Problem('report.no-earlier-figure', { indicator });
    figures[indicator] = base + added;
  }
  return figures;
}
