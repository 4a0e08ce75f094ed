import { Problem } from '#kernel';
import type { Plan } from '#plan';
import { type Command, planOf, type ResponseRow, requireCapability, type Session } from '#runtime';
import { checkStart, createLinked, openLinked } from './open-linked.ts';
import { answerOf, type LinkedAnswer } from './report-county.ts';

export interface RecordLinkedResponse {
  incidentId: string;
  kind: 'specialised' | 'region';
  /** Key of the specialised response; the region has only one. */
  subject?: string;
  level: string;
  /** When it started; milliseconds. */
  at: number;
  document?: string;
  note?: string;
}

/** What the region's response changes for ours: the measures whose condition is that it runs. */
export interface RegionEffect {
  level: string;
  measure: number;
  title: { zh: string; en: string };
  cite: string | null;
}

/**
 * Records that a response under a specialised plan, or the region's, has started. It starts nothing of ours: a
 * specialised one asks for a consultation, and so does the region's while none of ours runs (5.6). Refuses
 * `linked.kind-unknown`, `linked.running-already`, `linked.time-in-future` and `level.unknown`.
 */
export const recordLinkedResponse: Command<RecordLinkedResponse, LinkedAnswer> = {
  name: 'record-linked-response',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, input) {
    const incident = await session.require('incident', input.incidentId);
    const { plan } = planOf(session.plans, incident);
    requireCapability(session.actor, plan, 'log');
    const { subject, cite } = requireSubject(plan, input);
    checkStart(session, plan, input.level, input.at);
    const open = await openLinked(session, incident.id, input.kind, subject);
    if (open) throw new Problem('linked.running-already', { subject, id: open.id }, { id: open.id });
    const ours = await runningResponse(session, incident.id);
    const effect = input.kind === 'region' ? regionEffect(plan, ours?.level ?? null) : [];
    const row = await createLinked(session, incident, {
      kind: input.kind,
      subject,
      data: {
        startedAt: input.at,
        reportedAt: session.now,
        document: input.document ?? '',
        note: input.note ?? '',
      },
    });
    const asks = input.kind === 'specialised' || !ours;
    const started = await session.send(
      'linked_response',
      row,
      { type: 'START', level: input.level, asks },
      {
        data: { kind: input.kind, subject, level: input.level, at: input.at, asks, effect },
        reason: input.note || null,
        cite,
      },
    );
    return answerOf(started);
  },
};

function requireSubject(plan: Plan, { kind, subject }: RecordLinkedResponse) {
  if (kind === 'region' && plan.linkage?.region)
    return { subject: 'region', cite: plan.linkage.region.cite ?? null };
  const known = plan.linkage?.specialised ?? [];
  const one = kind === 'specialised' ? known.find(({ key }) => key === subject) : undefined;
  if (!one)
    throw new Problem('linked.kind-unknown', {
      subject: subject ?? kind,
      known: known.map(({ key }) => key).join(', ') || '—',
    });
  return { subject: one.key, cite: one.cite ?? null };
}

async function runningResponse(session: Session, incidentId: string): Promise<ResponseRow | null> {
  const [ours] = await session.find('response', { incidentId, state: ['active', 'terminating'] });
  return ours ?? null;
}

/** The measures of the level that wait for the region's response. */
export function regionEffect(plan: Plan, level: string | null): RegionEffect[] {
  const own = plan.levels.find((each) => each.level === level);
  return (own?.measures ?? [])
    .filter(({ tasks }) => tasks.some(({ condition }) => condition?.kind === 'external'))
    .map(({ n, title, cite }) => ({ level: own!.level, measure: n, title, cite: cite ?? null }));
}
