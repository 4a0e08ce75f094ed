import { requireDivision } from '#identity';
import { Problem } from '#kernel';
import type { Plan } from '#plan';
import { type Command, type LinkedResponseRow, planOf } from '#runtime';
import { checkStart, createLinked, openLinked } from './open-linked.ts';

export interface ReportCountyResponse {
  incidentId: string;
  division: string;
  /** Level of the county's own response. */
  level: string;
  /** When it started, or moved to this level; milliseconds. */
  at: number;
  document?: string;
  note?: string;
}

export interface LinkedAnswer {
  id: string;
  seq: number;
  state: string;
}

export const answerOf = ({ id, seq, state }: LinkedResponseRow): LinkedAnswer => ({ id, seq, state });

/**
 * A county says that its own response runs, at which level and since when (5.6): on being told to start it, by
 * itself before any response of the prefecture, or on moving to another level. Refuses `linked.not-a-county`,
 * `linked.same-level`, `linked.time-in-future` and `level.unknown`.
 */
export const reportCountyResponse: Command<ReportCountyResponse, LinkedAnswer> = {
  name: 'report-county-response',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, input) {
    const incident = await session.require('incident', input.incidentId);
    const { plan } = planOf(session.plans, incident);
    const { onBehalfOf } = requireDivision(session.actor, input.division, plan);
    requireCounty(plan, input.division);
    checkStart(session, plan, input.level, input.at);
    const open = await openLinked(session, incident.id, 'county', input.division);
    if (open?.state === 'running' && open.context.level === input.level)
      throw new Problem(
        'linked.same-level',
        { subject: input.division, level: input.level },
        { id: open.id },
      );
    const row = open ?? (await createLinked(session, incident, { kind: 'county', subject: input.division }));
    const reportable = mustReport(plan, input.level);
    const next = await session.send(
      'linked_response',
      row,
      { type: row.state === 'running' ? 'CHANGE' : 'START', level: input.level, asks: false },
      {
        change: {
          data: {
            ...row.data,
            startedAt: row.data.startedAt ?? input.at,
            reportedAt: session.now,
            document: input.document ?? row.data.document,
            note: input.note ?? row.data.note,
            onBehalfOf: onBehalfOf ?? null,
          },
        },
        data: { kind: 'county', subject: input.division, level: input.level, at: input.at, reportable },
        reason: input.note || null,
        cite: plan.linkage?.county?.cite ?? null,
        ...(onBehalfOf ? { onBehalfOf } : {}),
      },
    );
    return answerOf(next);
  },
};

function requireCounty(plan: Plan, code: string): void {
  const { kind, title } = plan.divisions.find((division) => division.code === code)!;
  if (kind === 'neighbour' || kind === 'corps')
    throw new Problem('linked.not-a-county', { divisionZh: title.zh, divisionEn: title.en });
}

/** Whether the plan wants to hear of a county's response at this level (III or above). */
function mustReport(plan: Plan, level: string): boolean {
  const from = plan.linkage?.county?.reportsFrom;
  const rankOf = (key: string | undefined) => plan.levels.find((each) => each.level === key)?.rank;
  return from !== undefined && rankOf(level)! <= rankOf(from)!;
}
