import type { BoardIncident } from './urgency.ts';

/** What can be searched in an incident, in the reader's words. */
export type Searchable = (incident: BoardIncident) => string;

/** Incidents that hold every word that was typed. */
export function matching(
  incidents: readonly BoardIncident[],
  typed: string,
  textOf: Searchable,
): BoardIncident[] {
  const wanted = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (!wanted.length) return [...incidents];
  return incidents.filter((incident) => {
    const text = textOf(incident).toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
