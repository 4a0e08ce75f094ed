import { type ApprovalRow, planOf, type Reactions, type ResponseRow, type Session } from '#runtime';
import { inform } from './inform.ts';
import { rankOf, requireLevel } from './levels.ts';

/** A response changes only when a decision was taken; each decision does its one thing. */
export function registerResponseReactions(reactions: Reactions): void {
  reactions.on<ApprovalRow>('approval.approved', (session, _fact, approval) => carryOut(session, approval));
  reactions.on<ApprovalRow>('approval.rejected', (session, _fact, approval) => drop(session, approval));
  reactions.on<ApprovalRow>('approval.lapsed', (session, _fact, approval) => drop(session, approval));
  for (const fact of ['response.activated', 'response.raised', 'response.lowered', 'response.terminated'])
    reactions.on<ResponseRow>(fact, (session, entry, response) => inform(session, entry, response));
}

async function carryOut(session: Session, approval: ApprovalRow): Promise<void> {
  const response = await session.require('response', approval.responseId);
  const { decision, kind } = approval.data;
  const detail = {
    data: {
      approvalId: approval.id,
      from: response.level,
      level: decision!.level,
      ...(approval.data.lowered && { lowered: approval.data.lowered }),
    },
    reason: decision!.reason || approval.data.reason || null,
  };
  if (kind === 'termination') {
    await session.send('response', response, { type: 'TERMINATE' }, { ...detail, cite: '5.7' });
    return;
  }
  const incident = await session.require('incident', approval.incidentId);
  const { plan } = planOf(session.plans, incident);
  const level = decision!.level!;
  const { activation } = requireLevel(plan, level);
  const event = kind === 'activation' ? 'ACTIVATE' : 'ADJUST';
  await session.send(
    'response',
    response,
    { type: event, level, rank: rankOf(plan, level) },
    {
      change: { level, data: { ...response.data, leads: activation.leads, leadDelegate: null } },
      ...detail,
      cite: kind === 'activation' ? (activation.cite ?? null) : '5.5',
    },
  );
}

/** What was not approved: a response that never started is withdrawn, one that was to end goes on. */
async function drop(session: Session, approval: ApprovalRow): Promise<void> {
  const response = await session.require('response', approval.responseId);
  if (approval.data.kind === 'activation' && response.state === 'proposed')
    await session.send('response', response, { type: 'WITHDRAW' });
  if (approval.data.kind === 'termination' && response.state === 'terminating')
    await session.send('response', response, { type: 'RESUME' });
}
