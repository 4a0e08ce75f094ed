import { Problem } from '#kernel';
import type { OfficialKind } from '#plan';
import { type ApprovalRow, type IncidentRow, type LoadedPlan, type Plans, planOf } from '#runtime';
import type { Records } from '../records.ts';
import { isDirect, isLate } from './offered.ts';
import type { AboutDecision, Subject } from './subject.ts';

export interface Wanted {
  incidentId: string;
  kind: OfficialKind;
  subject: string;
}

const RUNNING = ['active', 'terminating'];
const APPROVED: Partial<Record<OfficialKind, readonly string[]>> = {
  start: ['activation'],
  adjustment: ['raise', 'lower'],
  termination: ['termination'],
};
const OCCASIONS: Partial<Record<OfficialKind, string[]>> = {
  start: ['activated'],
  adjustment: ['raised', 'lowered'],
  termination: ['terminated'],
};
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
  const [running = null] = await records.find('response', { incidentId, state: RUNNING });
  const ground = { loaded, plan: loaded.plan, incident, running, at: records.now };
  const subject = await rowsOf(records, ground, wanted);
  if (subject) return subject;
  throw new Problem('official.subject-unknown', { kind: wanted.kind, subject: wanted.subject });
}

interface Ground {
  loaded: LoadedPlan;
  plan: LoadedPlan['plan'];
  incident: IncidentRow;
  running: Subject['running'];
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
      if (task?.incidentId !== incidentId || !isLate(task)) return null;
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
  const [others, tasks, informed] = [
    await records.find('approval', { responseId, state: 'approved' }),
    await records.find('task', { responseId }, { orderBy: 'id' }),
    await records.find('informed', { responseId, occasion: OCCASIONS[kind] ?? [] }, { orderBy: 'id' }),
  ];
  const title = (post: string) => ground.plan.posts.find(({ key }) => key === post)?.title.zh ?? post;
  return {
    ...ground,
    ...{ kind, approval, response, from: levelBefore(approval, others) },
    tasks: tasks.filter(({ state: now }) => !NOT_ASKED.includes(now)),
    informed: [...new Set(informed.map(({ post }) => title(post)))],
  };
}

/** The level that the response had before this was decided; null before its start. */
function levelBefore({ id, createdAt, data }: ApprovalRow, approved: readonly ApprovalRow[]): string | null {
  const until = data.decision?.at ?? createdAt;
  const before = approved
    .filter((each) => each.id !== id && each.data.decision && each.data.decision.at <= until)
    .sort((a, b) => a.data.decision!.at - b.data.decision!.at);
  return before.at(-1)?.data.decision?.level ?? null;
}
