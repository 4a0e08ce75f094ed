import type { BoardIncident } from '../../duty/board/urgency.ts';
import { alike } from '../../duty/log/alike.ts';
import type { Incident } from '../queries.ts';

/** Phases in which a process has a response, and so cannot be the one that ends (5.7). */
const WITH_RESPONSE = ['responding', 'stabilised', 'recovering'];
export const mayEnd = ({ state }: { state: string }): boolean => !WITH_RESPONSE.includes(state);

/** What an incident may be merged with: those that are like it, and the rest. Never a real one with an exercise. */
export function candidates(open: readonly BoardIncident[], incident: Incident) {
  const others = open.filter(({ id, exercise }) => id !== incident.id && exercise === incident.exercise);
  const { hazard, exercise, occurredAt } = incident;
  const like = alike(others, {
    ...{ hazard, exercise, divisions: incident.data.affected, at: Date.parse(occurredAt) },
  });
  return { like, rest: others.filter((one) => !like.includes(one)) };
}
