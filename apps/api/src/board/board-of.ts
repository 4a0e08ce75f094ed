import { beijingIso } from '#kernel';
import { type IncidentRow, type JournalRow, type Plans, planOf, totalsOf } from '#runtime';
import type { Board, BoardIncident } from '../answers/board.answer.ts';
import { type BoardRows, MOST_INCIDENTS } from './read-board.ts';

/** The board as everybody sees it. */
export function boardOf(plans: Plans, rows: BoardRows, now: number): Board {
  const shown = rows.incidents.slice(0, MOST_INCIDENTS);
  const by = grouped(rows);
  return {
    at: beijingIso(now),
    seq: rows.seq,
    incidents: shown.map((incident) => openIncident(plans, incident, by)),
    more: rows.incidents.length > MOST_INCIDENTS,
    divisions: divisionFigures(shown.filter(({ exercise }) => !exercise)),
  };
}

/** The board as one person sees it: what that person did itself is no news to it. */
export function withChanges(board: Board, facts: readonly JournalRow[], accountId: string): Board {
  if (!facts.length) return board;
  const by = byIncident(facts.filter(({ actor }) => actor.id !== accountId));
  return {
    ...board,
    incidents: board.incidents.map((one) => ({ ...one, changes: changesOf(by.get(one.id) ?? []) })),
  };
}

type Grouped = ReturnType<typeof grouped>;
const grouped = (rows: BoardRows) => ({
  responses: byIncident(rows.responses),
  approvals: byIncident(rows.approvals),
  unsignedUpward: byIncident(rows.unsignedUpward),
  duties: byIncident(rows.duties),
  unacknowledged: byIncident(rows.unacknowledged),
  overdue: byIncident(rows.overdue),
});

function openIncident(plans: Plans, incident: IncidentRow, by: Grouped): BoardIncident {
  const { id, data } = incident;
  const of = <T>(lists: ReadonlyMap<string | null, T[]>): T[] => lists.get(id) ?? [];
  const [response] = of(by.responses);
  const [unacknowledged] = of(by.unacknowledged);
  const proposal = of(by.approvals).find(({ state }) => state !== 'approved');
  const duties = of(by.duties);
  const totals = totalsOf(planOf(plans, incident), data).figures;
  return {
    ...{ id, title: data.title, place: data.place, hazard: incident.hazard, state: incident.state },
    ...{ exercise: incident.exercise, occurredAt: beijingIso(incident.occurredAt), affected: data.affected },
    recommended: data.assessment.classification.level,
    response: response
      ? { id: response.id, level: response.level, since: beijingIso(response.updatedAt) }
      : null,
    proposal: proposal
      ? {
          ...{ id: proposal.id, kind: proposal.data.kind, state: proposal.state, post: proposal.post },
          ...{ level: proposal.data.proposedLevel, since: beijingIso(proposal.updatedAt) },
        }
      : null,
    unsigned: of(by.approvals)
      .filter(({ context }) => context.signature === 'awaiting')
      .map((approval) => approval.id),
    unsignedPapers: of(by.unsignedUpward).map((document) => document.id),
    nextReport: duties[0]
      ? {
          ...{ clock: duties[0].clock, subject: duties[0].subject, dueAt: beijingIso(duties[0].dueAt) },
          overdue: duties[0].context.overdue,
        }
      : null,
    overdueReports: duties.filter(({ context }) => context.overdue).length,
    unacknowledged: { tasks: unacknowledged?.count ?? 0, recipients: unacknowledged?.distinct ?? 0 },
    overdueTasks: of(by.overdue)[0]?.count ?? 0,
    figures: known(totals),
    changes: null,
  };
}

const known = (figures: Readonly<Record<string, number | null | undefined>>): Record<string, number> =>
  Object.fromEntries(Object.entries(figures).filter((entry): entry is [string, number] => entry[1] != null));

function changesOf(facts: JournalRow[]): BoardIncident['changes'] {
  const last = facts.at(-1);
  if (!last) return null;
  return {
    count: facts.length,
    last: { fact: last.fact, at: beijingIso(last.at), by: last.actor.onBehalfOf ?? last.actor.name },
  };
}

/** A division that is hit by two disasters shows both; each figure is the sum of what is known. */
function divisionFigures(incidents: readonly IncidentRow[]): Board['divisions'] {
  const divisions: Board['divisions'] = {};
  for (const { data } of incidents)
    for (const code of data.affected) {
      divisions[code] ??= {};
      const sums = divisions[code];
      for (const [key, figure] of Object.entries(known(data.effective[code]?.figures ?? {})))
        sums[key] = (sums[key] ?? 0) + figure;
    }
  return divisions;
}

function byIncident<T extends { incidentId: string | null }>(rows: readonly T[]): Map<string | null, T[]> {
  const lists = new Map<string | null, T[]>();
  for (const row of rows) {
    const list = lists.get(row.incidentId);
    if (list) list.push(row);
    else lists.set(row.incidentId, [row]);
  }
  return lists;
}
