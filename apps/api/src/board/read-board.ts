import type { ApprovalRow, IncidentRow, Reader, ReportDutyRow, ResponseRow, UpwardRow } from '#runtime';
import { APPROVED_UPWARD, awaitsSignature } from '../decisions/awaits-signature.ts';

const OPEN = ['reported', 'verifying', 'verified', 'responding', 'stabilised', 'recovering'];
const UNDER_WAY = ['issued', 'acknowledged', 'inProgress'];
export const MOST_INCIDENTS = 1000;

/** How many tasks of one incident, and of how many recipients. */
export interface Tally {
  incidentId: string;
  count: number;
  distinct?: number;
}

export interface BoardRows {
  incidents: IncidentRow[];
  responses: ResponseRow[];
  approvals: ApprovalRow[];
  unsignedUpward: UpwardRow[];
  duties: ReportDutyRow[];
  unacknowledged: Tally[];
  overdue: Tally[];
  seq: number;
}

/** All that the board shows, in eight reads however many incidents and tasks there are. */
export async function readBoard(reader: Reader, now: number): Promise<BoardRows> {
  const { seq } = await reader.head();
  const incidents = await reader.find(
    'incident',
    { state: OPEN },
    { orderBy: 'id', descending: true, limit: MOST_INCIDENTS + 1 },
  );
  const of = { incidentId: incidents.map(({ id }) => id) };
  if (!incidents.length)
    return {
      ...{ incidents, responses: [], approvals: [], unsignedUpward: [] },
      ...{ duties: [], unacknowledged: [], overdue: [] },
      seq,
    };
  const [responses, approvals, unsignedUpward, duties, unacknowledged, overdue] = await Promise.all([
    reader.find('response', { ...of, state: ['active', 'terminating'] }),
    reader.find('approval', { ...of, state: ['submitted', 'returned', 'approved'] }, { orderBy: 'id' }),
    reader.find('upward', { ...of, state: APPROVED_UPWARD }, { orderBy: 'id', ...awaitsSignature }),
    reader.find('report_duty', { ...of, state: 'due' }, { orderBy: 'dueAt' }),
    reader.tally('task', { ...of, state: 'issued' }, ['incidentId'], { distinct: 'recipient' }),
    reader.tally('task', { ...of, state: UNDER_WAY }, ['incidentId'], {
      atMost: { column: 'dueAt', value: now },
    }),
  ]);
  return { incidents, responses, approvals, unsignedUpward, duties, unacknowledged, overdue, seq };
}
