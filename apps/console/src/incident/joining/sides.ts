import type { BoardIncident } from '../../duty/board/urgency.ts';
import type { Incident } from '../queries.ts';

/** One of the two incidents of a merge, as read and as it stands on the board. */
export interface Side {
  incident: Incident;
  board: BoardIncident | undefined;
}

/** Where in the dialog a refusal belongs. */
export const FIELD_OF: Record<string, 'with' | 'goes-on' | 'overlap'> = {
  'incident.merge-itself': 'with',
  'incident.merge-mismatch': 'with',
  'incident.merge-responding': 'goes-on',
  'incident.merge-undecided': 'goes-on',
  'incident.merge-overlap': 'overlap',
};
