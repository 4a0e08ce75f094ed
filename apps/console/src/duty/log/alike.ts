import type { Schemas } from '../../api/client.ts';

const ALIKE_MS = 48 * 3600_000;

/** Open incidents that may be the one that is being logged: the same hazard or place name, in a division of its own, near in time. */
export function alike(
  open: readonly Schemas['BoardIncident'][],
  entry: { hazard: string | undefined; divisions: readonly string[]; at: number | null; exercise: boolean },
): Schemas['BoardIncident'][] {
  return open.filter(
    (incident) =>
      incident.exercise === entry.exercise &&
      incident.hazard === entry.hazard &&
      incident.affected.some((code) => entry.divisions.includes(code)) &&
      (entry.at === null || Math.abs(Date.parse(incident.occurredAt) - entry.at) < ALIKE_MS),
  );
}
