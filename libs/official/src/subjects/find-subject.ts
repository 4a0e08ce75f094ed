import { Problem } from '#kernel';
import type { OfficialKind } from '#plan';
import {
  type ApprovalRow,
  type IncidentRow,
  type LoadedPlan,
  type Plans,
  planOf,
  responseToTell,
  STARTED,
  type TaskRow,
} from '#runtime';
import type { Records } from '../records.ts';
import { changedAgainAt, levelBefore } from './level-before.ts';
import { isDirect, isLate } from './offered.ts';
import type { AboutDecision, Subject } from './subject.ts';

export interface Wanted {
  incidentId: string;
  kind: OfficialKind;
  subject: string;
}

const APPROVED: Partial<Record<OfficialKind, readonly string[]>> = {
  start: ['activation'],
  adjustment: ['raise', 'lower'],
  termination: ['termination'],
};
const OCCASIONS = {
  activation: 'activated',
  raise: 'raised',
  lower: 'lowered',
  termination: 'terminated',
} as const;
/** States of a task that asks for nothing any more, or does not yet. */
const NOT_ASKED = ['withdrawn', 'reassigned', 'declined'];

/** The rows that a document is written from; refuses `official.subject-unknown` where there are none. */
export async function findSubject(
  records: Records,
  plans: Plans,
  incident: IncidentRow,
  wanted: Wanted,
): Promise<Subject> {
  const { id: incidentId } = incident;
  const loaded = planOf(plans, incident);
  const started = await records.find('response', { incidentId, state: STARTED }, { orderBy: 'id' });
  const last = responseToTell(started);
  const ground = { loaded, plan: loaded.plan, incident, last, at: records.now };
  const subject = await rowsOf(records, ground, wanted);
  if (subject) return subject;
  throw new Problem('official.subject-unknown', { kind: wanted.kind, subject: wanted.subject });
}

interface Ground {
  loaded: LoadedPlan;
  plan: LoadedPlan['plan'];
  incident: IncidentRow;
  last: Subject['last'];
  at: number;
}

async function rowsOf(
  records: Records,
  ground: Ground,
  { kind, subject: id }: Wanted,
): Promise<Subject | null> {
  const incidentId = ground.incident.id;
  switch (kind) {
    case 'bulletin':
    case 'duty-report':
      return id === incidentId ? { ...ground, kind } : null;
    case 'minutes': {
      const consultation = await records.get('consultation', id);
      return consultation?.incidentId === incidentId ? { ...ground, kind, consultation } : null;
    }
    case 'supervision': {
      const task = await records.get('task', id);
      if (task?.incidentId !== incidentId || !isLate(ground.plan, task)) return null;
      return { ...ground, kind, task, recipient: task.recipient };
    }
    case 'letter':
      return letterOf(records, ground, id);
    default: {
      const approval = await records.get('approval', id);
      return approval?.incidentId === incidentId ? decisionOf(records, ground, kind, approval) : null;
    }
  }
}

async function letterOf(records: Records, ground: Ground, id: string): Promise<Subject | null> {
  const cut = id.indexOf('/');
  const [responseId, recipient] = [id.slice(0, cut), id.slice(cut + 1)];
  const response = cut > 0 ? await records.get('response', responseId) : null;
  if (response?.incidentId !== ground.incident.id) return null;
  const all = await records.find('task', { responseId, recipient }, { orderBy: 'id' });
  const tasks = all.filter(({ state, data }) => data.form === 'request' && !NOT_ASKED.includes(state));
  return tasks.length ? { ...ground, kind: 'letter', response, recipient, tasks } : null;
}

async function decisionOf(
  records: Records,
  ground: Ground,
  kind: AboutDecision['kind'],
  approval: ApprovalRow,
): Promise<Subject | null> {
  const { data, state, responseId } = approval;
  if (kind === 'proposal' && isDirect(approval)) return null;
  const decided = APPROVED[kind];
  if (decided && !(decided.includes(data.kind) && state === 'approved' && data.decision)) return null;
  const response = (await records.get('response', responseId))!;
  const occasion = OCCASIONS[data.kind];
  const [approvals, tasks, informed] = [
    await records.find('approval', { responseId, state: 'approved' }),
    await records.find('task', { responseId }, { orderBy: 'id' }),
    decided ? await records.find('informed', { responseId, occasion }, { orderBy: 'id' }) : [],
  ];
  const title = (post: string) => ground.plan.posts.find(({ key }) => key === post)?.title.zh ?? post;
  const at = data.decision?.at ?? approval.createdAt;
  const until = changedAgainAt(approval, approvals);
  // What came of a later decision is that one's to tell.
  const isOurs = (moment: number) => until === null || moment < until || moment === at;
  const told = informed.filter(({ toldAt }) => toldAt >= at && isOurs(toldAt));
  return {
    ...ground,
    ...{ kind, approval, response, from: levelBefore(approval, approvals, decided ? 'decided' : 'asked') },
    witness: await witnessOf(records, approval),
    tasks: tasks.filter((task) => isOurs(task.createdAt) && wasAsked(task, until)),
    informed: [...new Set(told.map(({ post }) => title(post)))],
  };
}

/** Whether it asks for something, or did until a later decision changed the response. */
const wasAsked = ({ state, updatedAt }: TaskRow, until: number | null): boolean =>
  !NOT_ASKED.includes(state) || (until !== null && updatedAt >= until);

/** Who listened when an order by telephone was read back. */
async function witnessOf(records: Records, { data }: ApprovalRow): Promise<string | null> {
  const id = data.decision?.spoken?.witnessAccount;
  return id ? ((await records.get('account', id))?.name ?? null) : null;
}
