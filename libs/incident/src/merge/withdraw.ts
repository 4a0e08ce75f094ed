import { type EffectiveReport, foldReports, type IncidentRow, type Session } from '#runtime';

/**
 * Takes reports out of the count because they belong to another process, and answers with what the rest come to.
 * They stay in the file, marked with where they went.
 */
export async function withdrawReports(
  session: Session,
  incident: IncidentRow,
  belongs: (report: { id: string; division: string }) => boolean,
  to: string,
): Promise<{ withdrawn: string[]; effective: Record<string, EffectiveReport> }> {
  const reports = await session.find('report', { incidentId: incident.id }, { orderBy: 'id' });
  const gone = reports.filter((report) => !report.supersededBy && belongs(report));
  for (const report of gone) session.put('report', { ...report, supersededBy: `incident:${to}` });
  const withdrawn = gone.map(({ id }) => id);
  const effective = { ...incident.data.effective };
  for (const division of new Set(gone.map((report) => report.division))) {
    const left = foldReports(
      reports.filter((each) => each.division === division && !withdrawn.includes(each.id)),
    );
    if (left) effective[division] = left;
    else delete effective[division];
  }
  return { withdrawn, effective };
}
