import {
  type ApprovalRow,
  type DeadlineRow,
  type DelegationRow,
  deadlineId,
  type IncidentRow,
  type Reader,
  type ReleaseRow,
  type ResponseRow,
  type TaskRow,
  type UpwardRow,
} from '#runtime';
import { APPROVED_UPWARD, awaitsSignature } from './awaits-signature.ts';

export const MOST_PENDING = 500;

interface TaskTally {
  responseId: string | null;
  count: number;
}

export interface DecisionRows {
  pending: ApprovalRow[];
  unsigned: ApprovalRow[];
  unsignedUpward: UpwardRow[];
  upward: UpwardRow[];
  releases: ReleaseRow[];
  responses: ResponseRow[];
  incidents: Map<string, IncidentRow>;
  deadlines: DeadlineRow[];
  delegations: DelegationRow[];
  accounts: Map<string, string>;
  tasks: (TaskTally & { state: string })[];
  overdue: TaskTally[];
  asked: (TaskTally & { recipient: string; state: string })[];
  offers: TaskRow[];
}

const UNDER_WAY = ['issued', 'acknowledged', 'inProgress'];
const ANSWERED = ['acknowledged', 'inProgress', 'completed', 'verified', 'declined'];

/** All that lies before those who decide, and the responses that run, in as many reads however many there are. */
export async function readDecisions(reader: Reader, now: number): Promise<DecisionRows> {
  const most = { orderBy: 'id', limit: MOST_PENDING } as const;
  const [pending, unsigned, unsignedUpward, upward, releases, responses, delegations] = await Promise.all([
    reader.find('approval', { state: 'submitted' }, most),
    reader.find('approval', { state: 'approved' }, { ...most, ...awaitsSignature }),
    reader.find('upward', { state: APPROVED_UPWARD }, { ...most, ...awaitsSignature }),
    reader.find('upward', { state: 'submitted' }, most),
    reader.find('release', { state: 'submitted' }, most),
    reader.find('response', { state: ['active', 'terminating'] }, most),
    reader.find('delegation', { scope: 'decide', revokedAt: null }),
  ]);
  const incidentIds = [...pending, ...unsigned, ...unsignedUpward, ...upward, ...releases, ...responses].map(
    ({ incidentId }) => incidentId,
  );
  const of = { responseId: responses.map(({ id }) => id) };
  const people = [...new Set(pending.map(({ data }) => data.proposedBy))];
  const [incidents, deadlines, accounts, tasks, overdue, asked, offers] = await Promise.all([
    reader.get('incident', [...new Set(incidentIds)]),
    reader.get(
      'deadline',
      pending.map(({ id }) => deadlineId('approval', id, 'decision')),
    ),
    reader.get('account', people),
    reader.tally('task', of, ['responseId', 'state']),
    reader.tally('task', { ...of, state: UNDER_WAY }, ['responseId'], {
      atMost: { column: 'dueAt', value: now },
    }),
    reader.tally('task', { ...of, state: ANSWERED.concat('issued') }, ['responseId', 'recipient', 'state']),
    reader.find('task', { ...of, state: ['offered', 'armed'] }),
  ]);
  return {
    ...{ pending, unsigned, unsignedUpward, upward, releases, responses, deadlines },
    ...{ delegations, tasks, overdue, asked, offers },
    incidents: new Map(incidents.map((row) => [row.id, row])),
    accounts: new Map(accounts.map(({ id, name }) => [id, name])),
  };
}
