import type { Schemas } from '../../api/client.ts';

export type BoardIncident = Schemas['BoardIncident'];
export type Reason =
  | 'call-for-proposal'
  | 'decision-pending'
  | 'unsigned'
  | 'report-overdue'
  | 'unacknowledged'
  | 'tasks-overdue';

const WEIGHTS: Record<Reason, number> = {
  'call-for-proposal': 32,
  'decision-pending': 16,
  'report-overdue': 8,
  unsigned: 4,
  unacknowledged: 2,
  'tasks-overdue': 1,
};
/** Rank of no level at all: after the least grave one. */
const NO_LEVEL = 99;

/** What in an incident waits for somebody now. `rank` gives 1 for the gravest level. */
export function reasonsOf(incident: BoardIncident, rank: (level: string) => number): Reason[] {
  const { recommended, response, proposal } = incident;
  const running = response?.level ? rank(response.level) : NO_LEVEL;
  const reasons: Reason[] = [];
  if (recommended && rank(recommended) < running && !proposal) reasons.push('call-for-proposal');
  if (proposal) reasons.push('decision-pending');
  if (unsignedIn(incident)) reasons.push('unsigned');
  if (incident.overdueReports) reasons.push('report-overdue');
  if (incident.unacknowledged.tasks) reasons.push('unacknowledged');
  if (incident.overdueTasks) reasons.push('tasks-overdue');
  return reasons;
}

/** Signatures owed, of decisions and of documents; an answer kept from the release before tells the former only. */
export const unsignedIn = ({ unsigned, unsignedPapers = [] }: BoardIncident): number =>
  unsigned.length + unsignedPapers.length;

/** The gravest level that runs or is called for. */
function gravest({ recommended, response }: BoardIncident, rank: (level: string) => number): number {
  const of = (level: string | null | undefined) => (level ? rank(level) : NO_LEVEL);
  return Math.min(of(recommended), of(response?.level));
}

/** Real before exercise, then what waits for somebody by its weight within the gravest level, then the newest. */
export function byUrgency(
  incidents: readonly BoardIncident[],
  rank: (level: string) => number,
): BoardIncident[] {
  const weighed = incidents.map((incident) => ({
    incident,
    level: gravest(incident, rank),
    weight: reasonsOf(incident, rank).reduce((sum, reason) => sum + WEIGHTS[reason], 0),
  }));
  weighed.sort(
    (a, b) =>
      Number(a.incident.exercise) - Number(b.incident.exercise) ||
      a.level - b.level ||
      b.weight - a.weight ||
      b.incident.occurredAt.localeCompare(a.incident.occurredAt),
  );
  return weighed.map(({ incident }) => incident);
}
