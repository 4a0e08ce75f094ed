import { requireDivision } from '#identity';
import { Problem } from '#kernel';
import type { Figures } from '#plan';
import {
  type Command,
  expectSeq,
  type IncidentRow,
  planOf,
  type ReportRow,
  type Session,
  type TownshipFigures,
} from '#runtime';
import { checkFigures, refuseImplausible } from './check-figures.ts';
import { checkTimes } from './check-times.ts';
import { dutiesMet, type MetDuty, requireNoChange } from './duties-met.ts';
import { absolute, earlierFigures, effectiveAfter } from './effective-figures.ts';
import { refuseStock, requireExplanation } from './swings.ts';
import { takeIn } from './take-in.ts';
import { checkTownships, type TownshipDifference, townshipDifferences } from './townships.ts';

export interface SubmitReport {
  incidentId: string;
  expectedSeq?: number;
  division: string;
  kind?: ReportRow['kind'];
  /** The moment that the figures are for. */
  asOf: number;
  /** When they reached the office; when they were entered if not said. */
  receivedAt?: number;
  channel?: ReportRow['channel'];
  basis?: ReportRow['basis'];
  /** Absent: not mentioned, so what was known stands. Null: the division says that it does not know. */
  figures: Figures;
  narrative?: string;
  /** A zero report (4.1.6): nothing has changed since the last one. It has no figures. */
  noChange?: boolean;
  /** What the division asks for. */
  needs?: string;
  /** Why a figure jumped or fell beyond what the plan's swings take without a word. */
  explanation?: string;
  /** The townships' parts, beside the division's own figures. */
  townships?: TownshipFigures[];
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
  /** Rounds of report duties that it fulfilled, each with the instant from which its clock counts. */
  fulfils: MetDuty[];
  /** Where the townships' parts do not come to the division's figure. */
  townshipDifferences: TownshipDifference[];
}

/**
 * Takes in a division's report: checks it, works out what the process now comes to and what level that calls
 * for. Nothing is edited; a correction supersedes. A late report changes only what no later one has said (clause 4).
 */
export const submitReport: Command<SubmitReport, ReportAnswer> = {
  name: 'submit-report',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, input) {
    const incident = await session.require('incident', input.incidentId);
    if (incident.context.mergedInto) await refuseMerged(session, incident.context.mergedInto);
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
    checkTownships(loaded.plan, input.townships ?? []);
    if (input.basis === 'since-last') refuseStock(loaded.plan, input.figures);
    if (input.noChange) await requireNoChange(session, incident, input);
    else if (
      !input.narrative &&
      !input.needs &&
      Object.values(input.figures).every((figure) => figure == null)
    )
      throw new Problem('report.empty');

    const report = await reportRow(session, incident, input, {
      onBehalfOf: onBehalfOf ?? null,
      counted: division.counted,
    });
    if (!input.confirmImplausible) refuseImplausible(loaded.plan, division, report.figures);
    await supersede(session, report);
    session.add('report', report);

    const before = incident.data.assessment.classification.level;
    const effective = await effectiveAfter(session, incident, report);
    if (!report.explanation)
      requireExplanation(
        loaded.plan,
        incident.data.effective[division.code]?.figures ?? {},
        effective.figures,
      );
    const next = await takeIn(session, incident, report, effective, onBehalfOf ? { onBehalfOf } : {});
    const { level, basis } = next.data.assessment.classification;
    const met = await dutiesMet(session, report);
    return {
      id: report.id,
      seq: next.seq,
      level,
      basis,
      levelBefore: before,
      fulfils: met,
      townshipDifferences: townshipDifferences(effective.figures, report.townships),
    };
  },
};

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
    receivedAt: input.receivedAt ?? session.enteredAt,
    enteredAt: session.enteredAt,
    channel: input.channel ?? 'system',
    basis,
    reported: input.figures,
    figures: basis === 'cumulative' ? input.figures : absolute(input.figures, earlier),
    narrative: input.narrative || (input.noChange ? '无变化' : ''),
    needs: input.needs ?? '',
    explanation: input.explanation ?? '',
    townships: input.townships ?? [],
    supersedes: input.supersedes ?? null,
    supersededBy: null,
    reporter: session.actor.id,
    onBehalfOf: about.onBehalfOf,
    counted: about.counted,
  };
}

async function refuseMerged(session: Session, id: string): Promise<never> {
  const { data } = await session.require('incident', id);
  throw new Problem('incident.is-merged', { title: data.title }, { mergedInto: id });
}

async function supersede(session: Session, report: ReportRow): Promise<void> {
  if (!report.supersedes) return;
  const old = await session.get('report', report.supersedes);
  if (!old || old.incidentId !== report.incidentId || old.division !== report.division || old.supersededBy)
    throw new Problem('report.supersedes-unknown', { id: report.supersedes });
  session.put('report', { ...old, supersededBy: report.id });
}
