import { checkSpoken, type SpokenDecision, signBy, spokenPart } from '#identity';
import { Problem } from '#kernel';
import type { Plan } from '#plan';
import {
  type ApprovalKind,
  type Command,
  expectSeq,
  holds,
  type IncidentRow,
  planOf,
  type ResponseRow,
  type Session,
} from '#runtime';
import { rankOf, requireLevel, titleOf } from './levels.ts';
import { liveResponse } from './live-response.ts';
import { submitApproval } from './submit-approval.ts';

export interface StartDirectly {
  incidentId: string;
  expectedSeq?: number;
  level: string;
  reason: string;
  namedAtStart?: Record<string, string[]>;
  spoken?: SpokenDecision;
}

/**
 * Starts (or raises to) a level without a proposal and, if need be, without a figure, where the plan lets a post
 * do that: level I by the Party committee or government (5.1.1(二), 5.1.2).
 */
export const startDirectly: Command<
  StartDirectly,
  { responseId: string; approvalId: string; level: string }
> = {
  name: 'start-directly',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, input) {
    const incident = await session.require('incident', input.incidentId);
    const { plan } = planOf(session.plans, incident);
    expectSeq('incident', incident, input.expectedSeq);
    if (input.spoken) await checkSpoken(session, plan, input.spoken);
    const post = requireDirect(plan, session, input);
    if (!input.reason.trim()) throw new Problem('decision.reason-required');

    const { response, kind } = await responseFor(session, plan, incident, input);
    const submitted = await submitApproval(session, plan, {
      kind,
      incident,
      responseId: response.id,
      level: input.level,
      post,
      reason: input.reason,
      proposedAs: post,
      namedAtStart: input.namedAtStart,
    });
    const { spoken } = input;
    const mustSignBy = spoken ? signBy(plan, spoken.calledAt) : null;
    const decision = {
      level: input.level,
      reason: input.reason,
      post,
      delegationId: null,
      byAccount: session.actor.id,
      at: spoken?.calledAt ?? session.now,
      spoken: spokenPart(spoken),
      confirmedAssessmentSeq: incident.data.assessment.seq,
    };
    await session.send(
      'approval',
      submitted,
      { type: 'APPROVE', post, signBy: mustSignBy },
      {
        change: { data: { ...submitted.data, decision } },
        data: { kind, level: input.level, direct: true, decision, signBy: mustSignBy },
        reason: input.reason,
        cite: requireLevel(plan, input.level).activation.direct?.cite ?? null,
        ...(spoken ? { onBehalfOf: spoken.post } : {}),
      },
    );
    return { responseId: response.id, approvalId: submitted.id, level: input.level };
  },
};

function requireDirect(plan: Plan, session: Session, input: StartDirectly): string {
  const by = requireLevel(plan, input.level).activation.direct?.by ?? [];
  const post = input.spoken
    ? by.find((key) => key === input.spoken!.post)
    : by.find((key) => holds(session.actor, key));
  if (post) return post;
  const titles = plan.posts.filter(({ key }) => by.includes(key)).map(({ title }) => title);
  throw new Problem(
    'response.not-direct',
    {
      level: titleOf(plan, input.level),
      mayZh: titles.map(({ zh }) => zh).join('、') || '无',
      mayEn: titles.map(({ en }) => en).join(', ') || 'nobody',
    },
    { rule: 'direct-activation', may: by },
  );
}

async function responseFor(
  session: Session,
  plan: Plan,
  incident: IncidentRow,
  input: StartDirectly,
): Promise<{ response: ResponseRow; kind: ApprovalKind }> {
  const live = await liveResponse(session, incident.id);
  const running = live && live.state !== 'proposed';
  if (running && rankOf(plan, input.level) >= rankOf(plan, live.level))
    throw new Problem('response.same-level', { level: titleOf(plan, live.level) });
  // What the office was still proposing is overtaken by the order from above.
  if (live) await lapsePending(session, live);
  if (running) return { response: await session.require('response', live.id), kind: 'raise' };
  const fresh = await session.create('response', {
    id: session.newId(),
    incidentId: incident.id,
    level: null,
    data: { leads: null, leadDelegate: null, startedDirectly: true, namedAtStart: input.namedAtStart ?? {} },
  });
  return { response: fresh, kind: 'activation' };
}

async function lapsePending(session: Session, response: ResponseRow): Promise<void> {
  const pending = await session.find('approval', {
    responseId: response.id,
    state: ['submitted', 'returned'],
  });
  for (const approval of pending) await session.send('approval', approval, { type: 'LAPSE' });
  // A lapsed approval withdraws its response by reaction, unless it had none pending.
  const now = await session.require('response', response.id);
  if (now.state === 'proposed') await session.send('response', now, { type: 'WITHDRAW' });
}
