import type { ApprovalRow, IncidentRow, JournalRow, Reader, ReportDutyRow, ResponseRow } from '#runtime';

const OPEN = ['reported', 'verifying', 'verified', 'responding', 'stabilised', 'recovering'];
const UNDER_WAY = ['issued', 'acknowledged', 'inProgress'];
export const MOST_INCIDENTS = 1000;
export const MOST_CHANGES = 2000;

/** How many tasks of one recipient in one incident. */
export interface Tally {
  incidentId: string;
  recipient: string;
  count: number;
}

export interface BoardRows {
  incidents: IncidentRow[];
  responses: ResponseRow[];
  approvals: ApprovalRow[];
  duties: ReportDutyRow[];
  unacknowledged: Tally[];
  overdue: Tally[];
  facts: JournalRow[];
  seq: number;
}

/** All that the board shows, in eight reads however many incidents and tasks there are. */
export async function readBoard(reader: Reader, now: number, since: number | undefined): Promise<BoardRows> {
  const { seq } = await reader.head();
  const incidents = await reader.find(
    'incident',
    { state: OPEN },
    { orderBy: 'id', descending: true, limit: MOST_INCIDENTS + 1 },
  );
  const of = { incidentId: incidents.map(({ id }) => id) };
  if (!incidents.length)
    return {
      ...{ incidents, responses: [], approvals: [], duties: [], unacknowledged: [], overdue: [] },
      ...{ facts: [], seq },
    };
  const [responses, approvals, duties, unacknowledged, overdue, facts] = await Promise.all([
    reader.find('response', { ...of, state: ['active', 'terminating'] }),
    reader.find('approval', { ...of, state: ['submitted', 'returned', 'approved'] }, { orderBy: 'id' }),
    reader.find('report_duty', { ...of, state: 'due' }, { orderBy: 'dueAt' }),
    reader.tally('task', { ...of, state: 'issued' }, ['incidentId', 'recipient']),
    reader.tally('task', { ...of, state: UNDER_WAY }, ['incidentId', 'recipient'], {
      atMost: { column: 'dueAt', value: now },
    }),
    since === undefined ? [] : reader.facts({}, { afterSeq: since, limit: MOST_CHANGES }),
  ]);
  return { incidents, responses, approvals, duties, unacknowledged, overdue, facts, seq };
}
