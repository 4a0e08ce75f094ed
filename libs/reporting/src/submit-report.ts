import { requireDivision } from '#identity';
import { Problem } from '#kernel';
import type { Figures } from '#plan';
import {
  type Command,
  expectSeq,
  type IncidentRow,
  planOf,
  type ReportRow,
  reassessed,
  type Session,
} from '#runtime';
import { checkFigures, refuseImplausible } from './check-figures.ts';
import { checkTimes } from './check-times.ts';
import { absolute, earlierFigures, effectiveAfter } from './effective-figures.ts';

export interface SubmitReport {
  incidentId: string;
  expectedSeq?: number;
  division: string;
  kind?: ReportRow['kind'];
  /** The moment that the figures are for. */
  asOf: number;
  /** When they reached the office; now if not said. */
  receivedAt?: number;
  channel?: ReportRow['channel'];
  basis?: ReportRow['basis'];
  /** Absent: not mentioned, so what was known stands. Null: the division says that it does not know. */
  figures: Figures;
  narrative?: string;
  /** Report that this one corrects. */
  supersedes?: string;
  /** The caller was asked whether figures that look wrong are right, and says yes. */
  confirmImplausible?: boolean;
}

export interface ReportAnswer {
  id: string;
  seq: number;
  level: string | null;
  basis: 'reported' | 'assessed' | null;
  levelBefore: string | null;
}

/**
 * Takes in a division's report: checks it, works out what the process now comes to and what level that calls
 * for. Nothing is edited; a correction supersedes. A late report changes only what no later one has said (4.1).
 */
export const submitReport: Command<SubmitReport, ReportAnswer> = {
  name: 'submit-report',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, input) {
    const incident = await session.require('incident', input.incidentId);
    const loaded = planOf(session.plans, incident);
    const division = loaded.plan.divisions.find(({ code }) => code === input.division);
    if (!division)
      throw new Problem('division.unknown', {
        division: input.division,
        known: loaded.plan.divisions.map(({ code, title }) => `${code} ${title.zh}`).join('、'),
      });
    const { onBehalfOf } = requireDivision(session.actor, division.code, loaded.plan);
    expectSeq('incident', incident, input.expectedSeq);
    checkTimes(session.now, incident, input);
    checkFigures(loaded.plan, input.figures);
    if (!input.narrative && Object.values(input.figures).every((figure) => figure == null))
      throw new Problem('report.empty');

    const report = await reportRow(session, incident, input, {
      onBehalfOf: onBehalfOf ?? null,
      counted: division.counted,
    });
    if (!input.confirmImplausible) refuseImplausible(loaded.plan, division, report.figures);
    await supersede(session, report);
    session.put('report', report);

    const before = incident.data.assessment.classification.level;
    const effective = await effectiveAfter(session, incident, report);
    const data = reassessed(
      loaded,
      {
        ...incident,
        data: {
          ...incident.data,
          affected: withDivision(incident.data.affected, division.counted ? division.code : null),
          effective: { ...incident.data.effective, [division.code]: effective },
        },
      },
      incident.seq + 1,
      session.now,
    );
    const { level, basis } = data.assessment.classification;
    const next = await session.send(
      'incident',
      incident,
      { type: 'REPORT' },
      {
        change: { data },
        data: {
          reportId: report.id,
          division: report.division,
          kind: report.kind,
          asOf: report.asOf,
          receivedAt: report.receivedAt,
          channel: report.channel,
          figures: report.figures,
          supersedes: report.supersedes,
          level,
          levelBefore: before,
        },
        ...(onBehalfOf ? { onBehalfOf } : {}),
      },
    );
    return { id: report.id, seq: next.seq, level, basis, levelBefore: before };
  },
};

const withDivision = (affected: string[], code: string | null): string[] =>
  code === null || affected.includes(code) ? affected : [...affected, code];

async function reportRow(
  session: Session,
  incident: IncidentRow,
  input: SubmitReport,
  about: { onBehalfOf: string | null; counted: boolean },
): Promise<ReportRow> {
  const basis = input.basis ?? 'cumulative';
  const earlier = await earlierFigures(session, incident, input);
  const known = incident.data.effective[input.division];
  if (input.kind === 'first' && known && !input.supersedes)
    throw new Problem('report.first-exists', { division: input.division });
  return {
    id: session.newId(),
    incidentId: incident.id,
    division: input.division,
    kind: input.kind ?? (known ? 'follow-up' : 'first'),
    asOf: input.asOf,
    receivedAt: input.receivedAt ?? session.now,
    enteredAt: session.now,
    channel: input.channel ?? 'system',
    basis,
    reported: input.figures,
    figures: basis === 'cumulative' ? input.figures : absolute(input.figures, earlier),
    narrative: input.narrative ?? '',
    supersedes: input.supersedes ?? null,
    supersededBy: null,
    reporter: session.actor.id,
    onBehalfOf: about.onBehalfOf,
    counted: about.counted,
  };
}

async function supersede(session: Session, report: ReportRow): Promise<void> {
  if (!report.supersedes) return;
  const old = await session.get('report', report.supersedes);
  if (!old || old.incidentId !== report.incidentId || old.division !== report.division || old.supersededBy)
    throw new Problem('report.supersedes-unknown', { id: report.supersedes });
  session.put('report', { ...old, supersededBy: report.id });
}
