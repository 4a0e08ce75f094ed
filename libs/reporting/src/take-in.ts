import {
  type EffectiveReport,
  type FactDetail,
  type IncidentRow,
  planOf,
  type ReportRow,
  reassessed,
  type Session,
} from '#runtime';

/** What the process comes to with this report, already put, in it; journals it and answers with the process. */
export function takeIn(
  session: Session,
  incident: IncidentRow,
  report: ReportRow,
  effective: EffectiveReport,
  { onBehalfOf, data: more }: Pick<FactDetail, 'onBehalfOf' | 'data'> = {},
): Promise<IncidentRow> {
  const { division, counted } = report;
  const data = reassessed(
    planOf(session.plans, incident),
    {
      ...incident,
      data: {
        ...incident.data,
        affected: counted ? withDivision(incident.data.affected, division) : incident.data.affected,
        effective: { ...incident.data.effective, [division]: effective },
        reportedSeq: { ...incident.data.reportedSeq, [division]: incident.seq + 1 },
      },
    },
    incident.seq + 1,
    session.now,
  );
  const { level } = data.assessment.classification;
  const said = {
    reportId: report.id,
    division,
    kind: report.kind,
    asOf: report.asOf,
    receivedAt: report.receivedAt,
    channel: report.channel,
    figures: report.figures,
    supersedes: report.supersedes,
    ...(report.explanation ? { explanation: report.explanation } : {}),
    level,
    levelBefore: incident.data.assessment.classification.level,
    ...more,
  };
  return session.send(
    'incident',
    incident,
    { type: 'REPORT' },
    { change: { data }, data: said, ...(onBehalfOf && { onBehalfOf }) },
  );
}

const withDivision = (affected: string[], code: string): string[] =>
  affected.includes(code) ? affected : [...affected, code];
